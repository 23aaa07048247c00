import { emptyCell } from '../indicators/cell.ts';
import { type Overview, overviewOf } from '../indicators/overview.ts';
import { countOf } from '../indicators/tally.ts';
import type { UnitFigures } from '../indicators/unit-figures.ts';
import type { ViewFigures } from '../indicators/view-figures.ts';
import type { NamedUnit, Remark } from './remark.ts';
import type { DataQuality, ReportedUnit, RuleRow } from './report.ts';
import type { ReportInput, ReportNames } from './report-input.ts';
import type { ComparedView } from './report-plan.ts';
import { unitName } from './unit-tables.ts';

/** Units that a line names at the most. */
const mostNamed = 3;

/** The first page: how the whole stands, what changed, what went well, and where to act. */
export function remarksOf(
  { overall, views, names }: ReportInput,
  reported: ReportedUnit,
  rules: readonly RuleRow[],
  quality: DataQuality,
): readonly Remark[] {
  const now = figuresOf(overall.now);
  return [
    standing(now),
    ...compared(now, overall.before, 'before'),
    ...compared(now, overall.yearBefore, 'year-before'),
    lamps(reported),
    ...balances(views, names),
    violations(now, rules),
    ...doubts(quality),
  ];
}

const figuresOf = ({ tally }: UnitFigures) => overviewOf({ ...emptyCell, tally });

function standing({ cases, cmi, cost_fen, payment_fen, balance_fen }: Overview): Remark {
  return {
    code: 'standing',
    stays: cases,
    cmi,
    costFen: cost_fen,
    paymentFen: payment_fen,
    balanceFen: balance_fen,
  };
}

/** What was added, and by what share the average cost rose. */
function compared(
  now: Overview,
  earlier: UnitFigures | null,
  with_: 'before' | 'year-before',
): readonly Remark[] {
  if (!earlier) return [];
  const then = figuresOf(earlier);
  const [cost, costThen] = [now.average_cost_fen, then.average_cost_fen];
  return [
    {
      code: 'compared',
      with: with_,
      stays: now.cases - then.cases,
      averageCostShare: cost === null || !costThen ? null : cost / costThen - 1,
      balanceFen: now.balance_fen - then.balance_fen,
    },
  ];
}

function lamps({ figures }: ReportedUnit): Remark {
  const lit = (colour: string) => [...figures].filter(([, { lamp }]) => lamp === colour).map(([id]) => id);
  return {
    code: 'lamps',
    red: lit('red'),
    yellow: lit('yellow'),
    green: lit('green').length,
    unlit: lit('none').length,
  };
}

/** Where money is lost: departments and groups, of a region hospitals and groups. And where most is kept. */
function balances(views: readonly ViewFigures[], names: ReportNames): readonly Remark[] {
  return views.flatMap(({ view, units }): Remark[] => {
    if (view === 'total' || view === 'doctor') return [];
    const byBalance = units
      .map(({ key, now }) => ({
        key,
        name: unitName(view, key, names),
        value: countOf(now.tally, 'balanceFen'),
      }))
      .sort((a, b) => a.value - b.value || (a.key < b.key ? -1 : 1));
    const losing = byBalance.filter(({ value }) => value < 0);
    const best = byBalance.toReversed().filter(({ value }) => value > 0);
    return [...lossesIn(view, losing), ...gainsIn(view, best)];
  });
}

function lossesIn(view: ComparedView, losing: readonly NamedUnit[]): Remark[] {
  return losing.length === 0
    ? []
    : [{ code: 'losses', view, units: losing.slice(0, mostNamed), losing: losing.length }];
}

/** Of groups it is a list of standards that are easily met, and no news. */
function gainsIn(view: ComparedView, best: readonly NamedUnit[]): Remark[] {
  return view === 'group' || best.length === 0
    ? []
    : [{ code: 'gains', view, units: best.slice(0, mostNamed) }];
}

function violations(now: Overview, rules: readonly RuleRow[]): Remark {
  if (now.flagged_cases === 0) return { code: 'clean' };
  const allCost = now.cost_fen + now.outpatient.cost_fen;
  const [first] = rules;
  return {
    code: 'violations',
    flagged: now.flagged_cases,
    identifiedFen: now.amount_identified_fen,
    shareOfCost: allCost > 0 ? now.amount_identified_fen / allCost : null,
    gravest: first ? { key: first.rule, name: first.name, value: first.identifiedFen } : null,
  };
}

/** Only where there is something to doubt. */
function doubts({ uploads, ungrouped, unpriced, verdicts }: DataQuality): readonly Remark[] {
  const answers = verdicts.pass + verdicts.fail + verdicts.noData;
  const rejected = uploads?.rejected ?? null;
  if (!rejected && ungrouped === 0 && unpriced.cases === 0 && verdicts.noData === 0) return [];
  return [
    {
      code: 'quality',
      rejected,
      ungrouped,
      unpriced: unpriced.cases,
      noDataShare: answers > 0 ? verdicts.noData / answers : null,
    },
  ];
}
