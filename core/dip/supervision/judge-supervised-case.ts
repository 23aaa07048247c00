import type { GroupSums } from './group-means.ts';
import type { SupervisedCase } from './supervised-case.ts';
import type { SupervisionIndicator } from './supervision-indicator.ts';

type Formula = SupervisionIndicator['formula'];
type FormulaOf<K extends Formula['kind']> = Extract<Formula, { readonly kind: K }>;

/** What a case lacks. */
export type SupervisionLack =
  | 'cost'
  | 'group-mean'
  | 'discharge-way'
  | 'operation'
  | 'other-stays'
  | 'rule'
  | 'reference'
  | 'record-review';

/** Points of a case, from 0 to 1; what it lacks; `null` of a case that the indicator does not ask. */
export type CaseScore = number | { readonly lacks: SupervisionLack } | null;

/** @param sums of the case's group in its area, the case among them */
export function judgeSupervisedCase(formula: Formula, one: SupervisedCase, sums: GroupSums): CaseScore {
  switch (formula.kind) {
    case 'low-cost':
      return judgeLowCost(formula, one, sums);
    case 'long-stay':
      return judgeLongStay(formula, one, sums);
    case 'death':
      return judgeDeath(formula, one, sums);
    case 'readmission':
      return judgeReadmission(formula, one);
    case 'deviation':
      return judgeDeviation(formula, one);
    case 'finding':
      if (!one.askedRules.has(formula.rule)) return { lacks: 'rule' };
      return one.findings === null ? { lacks: 'other-stays' } : Number(one.findings.has(formula.rule));
    case 'record':
      return one.record === null ? { lacks: 'record-review' } : Number(one.record === formula.verdict);
  }
}

/** What is enough to say no is asked first: a long stay is none, whatever it cost. */
function judgeLowCost(
  { maxDays, exemptDischargeWays, groupCases, bands }: FormulaOf<'low-cost'>,
  { losDays, operated, dischargeWay, costFen }: SupervisedCase,
  sums: GroupSums,
): CaseScore {
  if (losDays > maxDays || operated === true) return 0;
  if (exemptDischargeWays.some((way) => way === dischargeWay)) return 0;
  if (operated === null) return { lacks: 'operation' };
  if (dischargeWay === null) return { lacks: 'discharge-way' };
  if (costFen === null) return { lacks: 'cost' };
  if (sums.costed < groupCases || sums.costFen <= 0) return { lacks: 'group-mean' };
  const below = bands.filter((band) => costFen * sums.costed < band.below * sums.costFen);
  return Math.max(0, ...below.map((band) => band.points));
}

function judgeLongStay(
  { groupCases, bands }: FormulaOf<'long-stay'>,
  { losDays }: SupervisedCase,
  { cases, losDays: ofGroup }: GroupSums,
): CaseScore {
  if (cases < groupCases || ofGroup <= 0) return { lacks: 'group-mean' };
  const above = bands.filter((band) => losDays * cases > band.above * ofGroup);
  return Math.max(0, ...above.map((band) => band.points));
}

function judgeDeath(
  { mortalityBelow, groupCases }: FormulaOf<'death'>,
  { dischargeWay }: SupervisedCase,
  { ended, deaths }: GroupSums,
): CaseScore {
  if (ended < groupCases) return { lacks: 'group-mean' };
  if (deaths >= mortalityBelow * ended) return null;
  return dischargeWay === null ? { lacks: 'discharge-way' } : Number(dischargeWay === 'died');
}

function judgeReadmission(
  { withinDays }: FormulaOf<'readmission'>,
  { againAfterDays }: SupervisedCase,
): CaseScore {
  if (againAfterDays === null) return { lacks: 'other-stays' };
  return Number(againAfterDays !== 'none' && againAfterDays <= withinDays);
}

function judgeDeviation({ side, ratio }: FormulaOf<'deviation'>, one: SupervisedCase): CaseScore {
  if (one.ratio === null) return { lacks: 'reference' };
  return Number(side === 'above' ? one.ratio > ratio : one.ratio < ratio);
}
