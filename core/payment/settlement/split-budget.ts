import { apportion } from '../apportion.ts';
import { roundExactly } from '../round-exactly.ts';
import type { HospitalMonth } from './hospital-month.ts';
import type { SettlementPolicy } from './policy.ts';

type Budget = SettlementPolicy['budget'];
type SplitBudget = Exclude<Budget, { method: 'none' }>;

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
  /** Settled weights times coefficients, in ten-thousandths; 0 where it does not go by weight. */
  readonly weightE4: number;
  /** Yuan of a weight of one, or of a point; of `payments`, the factor. To six decimals, for the reader. */
  readonly rate: number | null;
  /** By hospital. */
  readonly dueFen: ReadonlyMap<string, number>;
}

/**
 * Splits a year's budget, to the fen; what nobody has weights or payments for is not split. Throws where the policy names none for the
 * year.
 */
export function splitBudget(
  budget: Budget,
  year: string,
  hospitals: ReadonlyMap<string, HospitalMonth>,
): BudgetSplit {
  const sums = [...hospitals.values()];
  const paymentsFen = sums.reduce((sum, { paymentFen }) => sum + paymentFen, 0);
  if (budget.method === 'none') return asPriced(hospitals, paymentsFen);
  const budgetFen = budget.yearly_fen[year];
  if (budgetFen === undefined) throw new Error(`the policy has no budget of ${year}`);
  const riskFen = roundExactly([budgetFen, budget.risk_share]);
  const splitFen = withinBounds(budgetFen - riskFen, paymentsFen, budget);
  const common = { method: budget.method, paymentsFen, budgetFen, riskFen, splitFen };
  if (budget.method === 'payments') {
    const parts = apportion(
      splitFen,
      sums.map(({ paymentFen }) => paymentFen),
    );
    const rate = rateOf([splitFen], [paymentsFen]);
    return { ...common, itemFen: 0, weightE4: 0, rate, dueFen: named(hospitals, parts) };
  }
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
  { coefficients, points_per_weight: points, method }: SplitBudget,
  splitFen: number,
  hospitals: ReadonlyMap<string, HospitalMonth>,
): Pick<BudgetSplit, 'itemFen' | 'weightE4' | 'rate' | 'dueFen'> {
  const all = [...hospitals];
  const weights = all.map(([hospital, { settledWeightE4 }]) => {
    return roundExactly([settledWeightE4, coefficients[hospital] ?? 1, 10_000]);
  });
  const weightE8 = weights.reduce((sum, weight) => sum + weight, 0);
  const asked = all.map(([, { itemFen }]) => itemFen);
  const askedFen = asked.reduce((sum, fen) => sum + fen, 0);
  const itemFen = Math.min(askedFen, splitFen);
  const items = itemFen === askedFen ? asked : apportion(itemFen, asked);
  const parts = apportion(splitFen - itemFen, weights).map((part, at) => part + (items[at] ?? 0));
  const rate = rateOf([splitFen - itemFen, 1_000_000], [weightE8, method === 'points' ? points : 1]);
  return { itemFen, weightE4: roundExactly([weightE8], [10_000]), rate, dueFen: named(hospitals, parts) };
}

function withinBounds(fen: number, paymentsFen: number, { at_least, at_most }: SplitBudget): number {
  const least = at_least === null ? 0 : roundExactly([paymentsFen, at_least]);
  const most = at_most === null ? Number.POSITIVE_INFINITY : roundExactly([paymentsFen, at_most]);
  return Math.max(least, Math.min(most, fen));
}

function rateOf(times: readonly number[], over: readonly number[]): number | null {
  return over.includes(0) ? null : roundExactly([...times, 1_000_000], over) / 1_000_000;
}

function named(
  hospitals: ReadonlyMap<string, unknown>,
  parts: readonly number[],
): ReadonlyMap<string, number> {
  return new Map([...hospitals.keys()].map((hospital, at) => [hospital, parts[at] ?? 0]));
}
