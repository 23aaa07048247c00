import { LogarithmicMapping } from '@datadog/sketches-js/dist/ddsketch/mapping/index.js';
import { addCounts } from './add-counts.ts';

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
  addCounts(merged, b, sign);
  return merged;
}

/** A cost in fen that a bucket stands for, and how many cases have it. */
export type CostCount = readonly [costFen: number, cases: number];

/** The costs in ascending order. Cases taken out that were never in are left out. */
export function costsOf(sketch: CostSketch): readonly CostCount[] {
  return Object.entries(sketch)
    .filter(([, cases]) => cases > 0)
    .map(([bucket, cases]): CostCount => [mapping.value(Number(bucket)), cases])
    .sort(([a], [b]) => a - b);
}

export function countCases(costs: readonly CostCount[]): number {
  return costs.reduce((sum, [, cases]) => sum + cases, 0);
}
