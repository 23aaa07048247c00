import type { HospitalLevel } from '../../claims/settlement-list.ts';
import { add, divide, type ExactNumber, exactOf, multiply } from '../../payment/exact-number.ts';
import type { BuiltCatalogue } from './build-catalogue.ts';
import type { BuildParameters } from './build-parameters.ts';
import { rounded } from './group-figures.ts';
import { weightedMean } from './year-weights.ts';

/**
 * Coefficients of hospitals by level, to four decimals. `case-mix`: what the cases of the level cost by what they
 * would cost at the means of their groups. `plain`: mean cost of the level by that of all. A level without a case has none.
 */
export function levelCoefficients(
  { groups, weights, reference }: Pick<BuiltCatalogue, 'groups' | 'weights' | 'reference'>,
  { level_coefficient: method }: Pick<BuildParameters, 'level_coefficient'>,
): Readonly<Partial<Record<HospitalLevel, number>>> {
  const plainMean = weightedMean(reference.all.years, weights);
  const coefficients = ([1, 2, 3] as const).flatMap((level) => {
    if (method === 'plain') {
      const mean = weightedMean(reference.all.atLevel(level), weights);
      return mean && plainMean ? [[level, rounded(divide(mean, plainMean), 4)] as const] : [];
    }
    let [cost, expected]: [ExactNumber, ExactNumber] = [exactOf(0), exactOf(0)];
    for (const sums of groups.values()) {
      const mean = weightedMean(sums.years, weights);
      if (!mean) continue;
      for (const [year, counted] of sums.atLevel(level)) {
        const weight = exactOf(weights.weightOf.get(year) ?? 0);
        cost = add(cost, multiply(weight, { digits: counted.costFen, over: 1n }));
        // Means are rounded to a millionth of a fen: sums of fractions of many denominators have no bound.
        expected = add(expected, multiply(weight, exactOf(counted.cases), exactOf(rounded(mean, 6))));
      }
    }
    return expected.digits === 0n ? [] : [[level, rounded(divide(cost, expected), 4)] as const];
  });
  return Object.fromEntries(coefficients);
}
