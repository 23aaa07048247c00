import { divide } from '../../payment/exact-number.ts';
import type { BuiltCatalogue } from './build-catalogue.ts';
import type { BuildParameters } from './build-parameters.ts';
import { coefficientOfVariation, spreadOf } from './coefficient-of-variation.ts';
import { rounded } from './group-figures.ts';
import { weightedMean } from './year-weights.ts';

/** A type of an auxiliary catalogue that changes what a group is worth. */
export interface AuxiliaryFactor {
  /** Of the group. */
  readonly code: string;
  readonly type: string;
  readonly cases: number;
  readonly cv: number;
  /** Mean of the type by mean of the group, to four decimals. */
  readonly factor: number;
}

/**
 * The types that are used: those with cases enough whose costs are more alike than the group's, by the share of the
 * parameters. A case of several gets the highest factor.
 */
export function auxiliaryFactors(
  { groups, figures, weights }: Pick<BuiltCatalogue, 'groups' | 'figures' | 'weights'>,
  { auxiliary, cv_divisor: divisor }: Pick<BuildParameters, 'auxiliary' | 'cv_divisor'>,
): readonly AuxiliaryFactor[] {
  const years = new Set(weights.years);
  return [...groups].flatMap(([code, { sums, types }]) => {
    const mean = weightedMean(sums.years, weights);
    const cvOfGroup = figures.get(code)?.cv ?? 0;
    return [...types].flatMap(([type, ofType]) => {
      const meanOfType = weightedMean(ofType.years, weights);
      const cases = ofType.casesIn(years);
      if (!mean || !meanOfType || cases < auxiliary.fewest_cases) return [];
      const cv = coefficientOfVariation(spreadOf(ofType, years), divisor);
      if (cv > cvOfGroup * (1 - auxiliary.cv_falls_by)) return [];
      return [{ code, type, cases, cv, factor: rounded(divide(meanOfType, mean), 4) }];
    });
  });
}
