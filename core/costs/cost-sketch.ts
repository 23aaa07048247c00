import { LogarithmicMapping } from '@datadog/sketches-js/dist/ddsketch/mapping/index.js';

/**
 * The distribution of costs as counts by bucket: bucket index to number of cases. Buckets are logarithmic,
 * each cost lies within 0.5 % of what its bucket stands for. Sketches form a commutative group under
 * {@link mergeSketch}: what was added can be taken out again, in any order; a sketch of things to take out
 * has negative counts. Counts of nought are not kept, so equal distributions are equal objects.
 */
export type CostSketch = Readonly<Record<string, number>>;

export const relativeAccuracy = 0.005;

export const emptyCostSketch: CostSketch = {};

const mapping = new LogarithmicMapping(relativeAccuracy);

/** Adds one case's cost in fen. A cost of nought or less says nothing of a group's cost and is left out. */
export function addCost(sketch: CostSketch, costFen: number): CostSketch {
  if (costFen <= 0) return sketch;
  return mergeSketch(sketch, { [mapping.key(costFen)]: 1 });
}

/** `a + sign × b`, bucket by bucket. */
export function mergeSketch(a: CostSketch, b: CostSketch, sign: 1 | -1 = 1): CostSketch {
  const merged: Record<string, number> = { ...a };
  for (const [bucket, count] of Object.entries(b)) {
    const sum = (merged[bucket] ?? 0) + sign * count;
    if (sum === 0) delete merged[bucket];
    else merged[bucket] = sum;
  }
  return merged;
}

/** The costs in ascending order, as pairs of the cost in fen that a bucket stands for and its cases. */
export function costsOf(sketch: CostSketch): readonly (readonly [costFen: number, cases: number])[] {
  return Object.entries(sketch)
    .map(([bucket, cases]) => [Number(bucket), cases] as const)
    .sort(([a], [b]) => a - b)
    .map(([bucket, cases]) => [mapping.value(bucket), cases] as const);
}

export function countCases(sketch: CostSketch): number {
  return Object.values(sketch).reduce((sum, count) => sum + count, 0);
}

/**
 * The cost in fen at quantile `q` (0 to 1), of rank floor(q (n - 1)); within 0.5 % of the cost of that rank.
 * `null` without cases.
 */
export function quantile(sketch: CostSketch, q: number): number | null {
  let rank = Math.floor(q * (countCases(sketch) - 1));
  for (const [costFen, cases] of costsOf(sketch)) {
    if (rank < cases) return costFen;
    rank -= cases;
  }
  return null;
}
