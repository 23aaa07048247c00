import type { DipCatalogue } from '../../grouping/dip/catalogue.ts';
import { divide } from '../../payment/exact-number.ts';
import type { BuiltCatalogue } from './build-catalogue.ts';
import type { BuildParameters } from './build-parameters.ts';
import { coefficientOfVariation, spreadOf } from './coefficient-of-variation.ts';
import { rounded } from './group-figures.ts';
import type { TypeSums } from './type-sums.ts';
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
 * parameters. In the order of groups and types.
 */
export function auxiliaryFactors(
  { groups, figures, weights }: Pick<BuiltCatalogue, 'groups' | 'figures' | 'weights'>,
  { byGroup }: Pick<TypeSums, 'byGroup'>,
  { auxiliary, cv_divisor: divisor }: Pick<BuildParameters, 'auxiliary' | 'cv_divisor'>,
): readonly AuxiliaryFactor[] {
  const years = new Set(weights.years);
  return [...byGroup].sort(byName).flatMap(([code, types]) => {
    const ofGroup = groups.get(code);
    const mean = ofGroup && weightedMean(ofGroup.years, weights);
    const cvOfGroup = figures.get(code)?.cv ?? 0;
    return [...types].sort(byName).flatMap(([type, ofType]) => {
      const meanOfType = weightedMean(ofType.years, weights);
      const cases = ofType.casesIn(years);
      if (!mean || !meanOfType || cases < auxiliary.fewest_cases) return [];
      const cv = coefficientOfVariation(spreadOf(ofType, years), divisor);
      if (cv > cvOfGroup * (1 - auxiliary.cv_falls_by)) return [];
      const factor = rounded(divide(meanOfType, mean), 4);
      return factor > 0 ? [{ code, type, cases, cv, factor }] : [];
    });
  });
}

/** The catalogue with its types; as it is where none is used. @param id of the auxiliary catalogues */
export function withAuxiliaryFactors(
  catalogue: DipCatalogue,
  id: string,
  factors: readonly AuxiliaryFactor[],
): DipCatalogue {
  if (factors.length === 0) return catalogue;
  const byCode = Map.groupBy(factors, ({ code }) => code);
  const withTypes = <T extends { readonly code: string }>(group: T): T => {
    const own = byCode.get(group.code);
    return own ? { ...group, auxiliary: own.map(({ code: _ofGroup, ...factor }) => factor) } : group;
  };
  return {
    ...catalogue,
    header: { ...catalogue.header, auxiliary: id },
    groups: catalogue.groups.map(withTypes),
    comprehensive: catalogue.comprehensive.map(withTypes),
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
