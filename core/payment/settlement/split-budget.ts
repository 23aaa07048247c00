import { entryOf } from '../../claims/entry-of.ts';
import { apportion } from '../../shares/apportion.ts';
import { roundExactly } from '../round-exactly.ts';
import type { HospitalMonth } from './hospital-month.ts';
import type { SettlementPolicy } from './policy.ts';

type Budget = SettlementPolicy['budget'];
type SplitBudget = Exclude<Budget, { method: 'none' }>;
type WeightBudget = Extract<Budget, { method: 'weights' | 'points' | 'payments' }>;

/** A region's year as its budget has it. */
export interface BudgetSplit {
  readonly method: Budget['method'];
  /** All payments as priced. */
  readonly paymentsFen: number;
  /** `null` where no budget is split: payments stay as priced. */
  readonly budgetFen: number | null;
  /** Of the budget, kept for overruns. */
  readonly riskFen: number;
  /** What is split: the budget without it, within its bounds. */
  readonly splitFen: number;
  /** Paid as priced before the rest is split by weight. */
  readonly itemFen: number;
  /** Settled weights times coefficients, or scores, in ten-thousandths; 0 where it goes by neither. */
  readonly weightE4: number;
  /** Yuan of a weight of one, or of a point (DIP: the settled point value); of `payments`, the factor. To six decimals, for the reader. */
  readonly rate: number | null;
  /** By hospital. */
  readonly dueFen: ReadonlyMap<string, number>;
}

/**
 * Splits a year's budget, to the fen; what nobody has weights or payments for is not split. Throws where the policy
 * names none for the year.
 * @param basis of the sums; a budget of scores is the fund's, and goes to whole payments by its ratio
 */
export function splitBudget(
  budget: Budget,
  year: string,
  hospitals: ReadonlyMap<string, HospitalMonth>,
  basis: SettlementPolicy['basis'] = 'payment',
): BudgetSplit {
  const paymentsFen = sumOf([...hospitals.values()], ({ paymentFen }) => paymentFen);
  if (budget.method === 'none') return asPriced(hospitals, paymentsFen);
  const yearlyFen = budget.yearly_fen[year];
  if (yearlyFen === undefined) throw new Error(`the policy has no budget of ${year}`);
  const isOfFund = budget.method === 'scores' && basis === 'payment';
  const budgetFen = isOfFund ? roundExactly([yearlyFen], [budget.fund_ratio]) : yearlyFen;
  const riskFen = roundExactly([budgetFen, budget.risk_share]);
  const splitFen = withinBounds(budgetFen - riskFen, paymentsFen, budget);
  const common = { method: budget.method, paymentsFen, budgetFen, riskFen, splitFen };
  if (budget.method === 'payments') {
    const dueFen = shares(splitFen, hospitals, (_, { paymentFen }) => paymentFen);
    return { ...common, itemFen: 0, weightE4: 0, rate: rateOf([splitFen], [paymentsFen]), dueFen };
  }
  if (budget.method === 'scores')
    return { ...common, ...splitByScore(splitFen, hospitals, isOfFund ? 1 : budget.fund_ratio) };
  return { ...common, ...splitByWeight(budget, splitFen, hospitals) };
}

function asPriced(hospitals: ReadonlyMap<string, HospitalMonth>, paymentsFen: number): BudgetSplit {
  return {
    method: 'none',
    paymentsFen,
    budgetFen: null,
    riskFen: 0,
    splitFen: paymentsFen,
    itemFen: 0,
    weightE4: 0,
    rate: null,
    dueFen: new Map([...hospitals].map(([hospital, { paymentFen }]) => [hospital, paymentFen])),
  };
}

function splitByWeight(
  { coefficients, points_per_weight: points, method }: WeightBudget,
  splitFen: number,
  hospitals: ReadonlyMap<string, HospitalMonth>,
): Pick<BudgetSplit, 'itemFen' | 'weightE4' | 'rate' | 'dueFen'> {
  const weightOf = (hospital: string, { settledWeightE4 }: HospitalMonth) =>
    roundExactly([settledWeightE4, entryOf(coefficients, hospital) ?? 1, 10_000]);
  const weightE8 = sumOf([...hospitals], ([hospital, sums]) => weightOf(hospital, sums));
  const askedFen = sumOf([...hospitals.values()], ({ itemFen }) => itemFen);
  const itemFen = Math.min(askedFen, splitFen);
  const items = shares(itemFen, hospitals, (_, sums) => sums.itemFen);
  const byWeight = shares(splitFen - itemFen, hospitals, weightOf);
  const dueOf = (hospital: string) => (items.get(hospital) ?? 0) + (byWeight.get(hospital) ?? 0);
  const rate = rateOf([splitFen - itemFen, 1_000_000], [weightE8, method === 'points' ? points : 1]);
  const dueFen = new Map([...hospitals.keys()].map((hospital) => [hospital, dueOf(hospital)]));
  return { itemFen, weightE4: roundExactly([weightE8], [10_000]), rate, dueFen };
}

/** @param ratio of what is split to what a point is worth */
function splitByScore(
  splitFen: number,
  hospitals: ReadonlyMap<string, HospitalMonth>,
  ratio: number,
): Pick<BudgetSplit, 'itemFen' | 'weightE4' | 'rate' | 'dueFen'> {
  const scoreE4 = sumOf([...hospitals.values()], (sums) => sums.scoreE4);
  const askedFen = sumOf([...hospitals.values()], ({ unscoredFen }) => unscoredFen);
  const itemFen = Math.min(askedFen, splitFen);
  const items = shares(itemFen, hospitals, (_, { unscoredFen }) => unscoredFen);
  const byScore = shares(splitFen - itemFen, hospitals, (_, sums) => sums.scoreE4);
  const dueOf = (hospital: string) => (items.get(hospital) ?? 0) + (byScore.get(hospital) ?? 0);
  const dueFen = new Map([...hospitals.keys()].map((hospital) => [hospital, dueOf(hospital)]));
  return { itemFen, weightE4: scoreE4, rate: rateOf([splitFen - itemFen, 100], [scoreE4, ratio]), dueFen };
}

/** Of a sum, by hospital, in proportion to whole claims; nothing of it where there are none. */
function shares(
  sumFen: number,
  hospitals: ReadonlyMap<string, HospitalMonth>,
  claimOf: (hospital: string, sums: HospitalMonth) => number,
): ReadonlyMap<string, number> {
  const claimants = [...hospitals].map(([key, sums]) => ({ key, claim: BigInt(claimOf(key, sums)) }));
  const shared = apportion(sumFen, claimants);
  return shared.ok ? shared.sharesFen : new Map();
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}

function withinBounds(fen: number, paymentsFen: number, { at_least, at_most }: SplitBudget): number {
  const least = at_least === null ? 0 : roundExactly([paymentsFen, at_least]);
  const most = at_most === null ? Number.POSITIVE_INFINITY : roundExactly([paymentsFen, at_most]);
  return Math.max(least, Math.min(most, fen));
}

function rateOf(times: readonly number[], over: readonly number[]): number | null {
  return over.includes(0) ? null : roundExactly([...times, 1_000_000], over) / 1_000_000;
}
