import { add, compare, exactOf, multiply } from '../../payment/exact-number.ts';
import type { BuildParameters } from './build-parameters.ts';
import type { Combination } from './case-history.ts';
import { CostSums } from './cost-sums.ts';
import { weightedMean, type YearWeights } from './year-weights.ts';

/**
 * The operations that belong to a group beside its main one: with them the cases of this diagnosis and main operation
 * cost more in the mean than without, by at least the share of the parameters.
 * @param combinations all with one beginning of the diagnosis and one main operation
 */
export function relatedOperations(
  combinations: readonly Combination[],
  { related }: Pick<BuildParameters, 'related'>,
  weights: YearWeights,
): ReadonlySet<string> {
  const others = new Set(combinations.flatMap(({ operations }) => operations.slice(1)));
  return new Set(
    [...others].filter((operation) => {
      const [withIt, without] = [new CostSums(), new CostSums()];
      const years = new Set(weights.years);
      for (const one of combinations)
        (one.operations.includes(operation) ? withIt : without).addSums(one.sums, years);
      if (withIt.casesIn(years) < related.fewest_cases) return false;
      const [mean, plain] = [weightedMean(withIt.years, weights), weightedMean(without.years, weights)];
      return (
        mean !== null &&
        plain !== null &&
        compare(mean, multiply(plain, add(exactOf(1), exactOf(related.raises_by)))) >= 0
      );
    }),
  );
}
