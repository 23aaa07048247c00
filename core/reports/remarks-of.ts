import type { Outlook } from '../forecast/outlook.ts';
import { emptyCell } from '../indicators/cell.ts';
import { type Overview, overviewOf } from '../indicators/overview.ts';
import { countOf } from '../indicators/tally.ts';
import type { UnitFigures } from '../indicators/unit-figures.ts';
import type { UnitInTime } from '../indicators/view-figures.ts';
import type { NamedUnit, Remark } from './remark.ts';
import type { Change, ChangeRow, DataQuality, Report, ReportedUnit, RuleRow } from './report.ts';
import type { ReportInput } from './report-input.ts';
import { balanceRemarks, redUnits } from './unit-remarks.ts';

/** Units that a line names at the most. */
const mostNamed = 2;

/** What the first page is told of. */
type Told = Pick<Report, 'overall' | 'tables' | 'rules' | 'changes' | 'quality' | 'outlook'>;

/** The first page: how the whole stands, what changed and why, what went well, and where to act. */
export function remarksOf(
  { total, views, names }: ReportInput,
  { overall, tables, rules, changes, quality, outlook }: Told,
): readonly Remark[] {
  const whole = total.view.units[0] as UnitInTime;
  const now = figuresOf(whole.now);
  return [
    standing(now, countOf(whole.now.tally, 'balanced')),
    ...changed(now, whole.before, 'before', changes),
    ...changed(now, whole.yearBefore, 'year-before', changes),
    lamps(overall),
    ...balanceRemarks(
      views.map(({ view }) => view),
      names,
      overall,
    ),
    ...redUnits(tables),
    violations(now, rules),
    ...coming(outlook),
    ...doubts(quality),
  ];
}

const figuresOf = ({ tally }: UnitFigures) => overviewOf({ ...emptyCell, tally });

function standing(
  { cases, cmi, cost_fen, payment_fen, balance_fen, unpriced }: Overview,
  priced: number,
): Remark {
  return {
    code: 'standing',
    stays: cases,
    cmi,
    costFen: cost_fen,
    paymentFen: payment_fen,
    balanceFen: balance_fen,
    priced,
    unpriced: { cases: unpriced.cases, costFen: unpriced.cost_fen },
  };
}

function changed(
  now: Overview,
  earlier: UnitFigures | null,
  against: Change['against'],
  changes: readonly Change[],
): readonly Remark[] {
  const change = changes.find((one) => one.of === 'balance' && one.against === against);
  if (!earlier || !change) return [];
  const then = figuresOf(earlier);
  const [cost, costThen] = [now.average_cost_fen, then.average_cost_fen];
  return [
    {
      code: 'changed',
      against,
      stays: now.cases - then.cases,
      averageCostShare: cost === null || !costThen ? null : cost / costThen - 1,
      balanceFen: change.whole.change,
      parts: change.whole.parts,
      view: change.members.view,
      members: change.members.view === 'doctor' ? [] : named(change.members.rows),
      groups: named(change.groups),
    },
  ];
}

function named(rows: readonly ChangeRow[]): readonly NamedUnit[] {
  return rows
    .flatMap(({ key, name, change }) => (key === null || name === null ? [] : [{ key, name, value: change }]))
    .slice(0, mostNamed);
}

function lamps({ figures }: ReportedUnit): Remark {
  const lit = (wanted: string) =>
    [...figures].filter(([, { colour }]) => colour === wanted).map(([id]) => id);
  return {
    code: 'lamps',
    red: lit('red'),
    yellow: lit('yellow'),
    green: lit('green').length,
    unlit: lit('none').length,
  };
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

function coming(outlook: Outlook | null): readonly Remark[] {
  const [month] = outlook?.months ?? [];
  const { cases, costFen, paymentFen } = outlook?.total.measures ?? {};
  const [first] = cases?.months ?? [];
  if (!outlook || month === undefined || !first) return [];
  return [
    {
      code: 'outlook',
      month,
      level: outlook.level,
      cases: first,
      costFen: costFen?.months[0] ?? null,
      paymentFen: paymentFen?.months[0] ?? null,
    },
  ];
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
