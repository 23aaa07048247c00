import { add, divide, type ExactNumber, exactOf, multiply } from '../../payment/exact-number.ts';
import type { BuildParameters } from './build-parameters.ts';
import type { CostSums, Counted } from './cost-sums.ts';

/** The years of a history and what each counts, and how means of several are made. */
export interface YearWeights {
  /** From the oldest to the newest. */
  readonly years: readonly string[];
  readonly weightOf: ReadonlyMap<string, number>;
  readonly mean: BuildParameters['year_mean'];
}

/** @param years in any order; of more than there are weights for, the newest */
export function yearWeights(
  years: Iterable<string>,
  { year_weights: weights, year_mean: mean }: Pick<BuildParameters, 'year_weights' | 'year_mean'>,
): YearWeights {
  const newest = [...new Set(years)].sort().slice(-weights.length);
  const own = weights.slice(-newest.length);
  return { years: newest, weightOf: new Map(newest.map((year, at) => [year, own[at] as number])), mean };
}

/** The mean cost over years by their weights, in fen; years without a case are left out. `null` of no case at all. */
export function weightedMean(
  byYear: ReadonlyMap<string, Counted>,
  { weightOf, mean }: YearWeights,
): ExactNumber | null {
  let cost: ExactNumber = exactOf(0);
  let cases: ExactNumber = exactOf(0);
  for (const [year, counted] of byYear) {
    const weight = weightOf.get(year);
    if (weight === undefined || counted.cases === 0) continue;
    const [costOfYear, casesOfYear] =
      mean === 'of-sums'
        ? [{ digits: counted.costFen, over: 1n }, exactOf(counted.cases)]
        : [{ digits: counted.costFen, over: BigInt(counted.cases) }, exactOf(1)];
    cost = add(cost, multiply(exactOf(weight), costOfYear));
    cases = add(cases, multiply(exactOf(weight), casesOfYear));
  }
  return cases.digits === 0n ? null : divide(cost, cases);
}

/** Of one part of the cost, where it is known. */
export function weightedPartMean(
  { years }: CostSums,
  part: 'drugFen' | 'consumableFen',
  weights: YearWeights,
): ExactNumber | null {
  const byYear = [...years].map(
    ([year, sums]) => [year, { cases: sums.partCases, costFen: sums[part] }] as const,
  );
  return weightedMean(new Map(byYear), weights);
}
