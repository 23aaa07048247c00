import { countOf, type Tally } from '../indicators/tally.ts';
import type { MonthFigures, UnitInTime, ViewFigures } from '../indicators/view-figures.ts';
import type { RuleShare } from './portrait.ts';
import { ruleShare } from './rules-of-unit.ts';

/** A unit that a rule concerns most. */
export interface ConcernedUnit extends RuleShare {
  readonly key: string;
  /** Of the rule's money; where there is none, of its findings. */
  readonly share: number;
}

/** What a rule found in a scope and period. */
export interface RulePortrait extends RuleShare {
  /** Cases and bills looked at, and the share of them that it found something in. */
  readonly of: number;
  readonly caseShare: number | null;
  /** Of the money that all rules together point at, by rule. */
  readonly amountShare: number | null;
  readonly amountFenBefore: number;
  readonly amountFenYearBefore: number;
  readonly findingsYearBefore: number;
  /** By view, those with the most money first. */
  readonly concerned: readonly {
    readonly view: ViewFigures['view'];
    readonly units: readonly ConcernedUnit[];
  }[];
  readonly months: readonly {
    readonly month: string;
    readonly findings: number;
    readonly amountFen: number;
  }[];
}

/**
 * The portrait of a rule.
 * @param total the scope's whole: the unit of its view `total`
 * @param views of the same scope and period, in which it is looked for whom the rule concerns
 * @param history of the view `total`
 * @param most units of each view
 */
export function rulePortraitOf(
  rule: string,
  total: UnitInTime,
  views: readonly ViewFigures[],
  history: readonly MonthFigures[],
  most: number,
): RulePortrait {
  const { now, before, yearBefore } = total;
  const share = ruleShare(rule, now.tally, before?.tally);
  const earlier = ruleShare(rule, before?.tally ?? {});
  const past = ruleShare(rule, yearBefore?.tally ?? {});
  const of = countOf(now.tally, 'cases') + countOf(now.tally, 'outpatientBills');
  const allFen = ruleMoney(now.tally);
  return {
    ...share,
    of,
    caseShare: of === 0 ? null : share.cases / of,
    amountShare: allFen === 0 ? null : share.amountFen / allFen,
    amountFenBefore: earlier.amountFen,
    amountFenYearBefore: past.amountFen,
    findingsYearBefore: past.findings,
    concerned: views.map(({ view, units }) => ({ view, units: concernedBy(share, units).slice(0, most) })),
    months: history.map(({ month, units }) => {
      const { findings, amountFen } = ruleShare(rule, units.get(total.key)?.tally ?? {});
      return { month, findings, amountFen };
    }),
  };
}

function concernedBy(
  { rule, amountFen, findings }: RuleShare,
  units: readonly UnitInTime[],
): readonly ConcernedUnit[] {
  return units
    .map(({ key, now, before }) => ({ key, ...ruleShare(rule, now.tally, before?.tally) }))
    .filter((unit) => unit.findings > 0)
    .map((unit) => ({
      ...unit,
      share: amountFen > 0 ? unit.amountFen / amountFen : unit.findings / findings,
    }))
    .sort((a, b) => b.amountFen - a.amountFen || b.findings - a.findings || (a.key < b.key ? -1 : 1));
}

function ruleMoney(tally: Tally): number {
  return Object.entries(tally).reduce(
    (sum, [name, fen]) => (name.startsWith('ruleFen/') ? sum + fen : sum),
    0,
  );
}
