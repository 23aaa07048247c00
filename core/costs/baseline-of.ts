import type { CostBaseline } from './cost-baseline.ts';
import { type CostSketch, costsOf, countCases } from './cost-sketch.ts';

/** A figure and how many cases have it. */
type Weighted = readonly [value: number, cases: number];

/**
 * The robust figures of a group from its sketch; `null` without cases. Each cost is known to 0.5 %, which on
 * the logarithm is b = -ln(1 - 0.005) < 0.00502: the median is off by at most b, the MAD by at most 2b.
 */
export function baselineOf(group: string, sketch: CostSketch): CostBaseline | null {
  const costs = costsOf(sketch);
  const cases = countCases(costs);
  if (cases === 0) return null;
  const logCosts = costs.map(([costFen, count]): Weighted => [Math.log(costFen), count]);
  const medianLogCost = weightedMedian(logCosts, cases);
  const deviations = logCosts.map(([value, count]): Weighted => [Math.abs(value - medianLogCost), count]);
  const madLogCost = weightedMedian(
    deviations.sort(([a], [b]) => a - b),
    cases,
  );
  return { group, cases, medianLogCost, madLogCost };
}

/** The middle value, or the mean of the two middle ones; `ascending` is sorted by value. */
function weightedMedian(ascending: readonly Weighted[], cases: number): number {
  const lower = valueAt(ascending, Math.floor((cases - 1) / 2));
  const upper = valueAt(ascending, Math.floor(cases / 2));
  return (lower + upper) / 2;
}

function valueAt(ascending: readonly Weighted[], rank: number): number {
  let below = 0;
  for (const [value, cases] of ascending) {
    below += cases;
    if (rank < below) return value;
  }
  throw new Error(`no rank ${rank} among ${below} cases`);
}
