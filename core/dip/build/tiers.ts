import { divide } from '../../payment/exact-number.ts';
import type { Assigned } from './assign-cases.ts';
import type { BuiltCatalogue } from './build-catalogue.ts';
import type { BuildParameters } from './build-parameters.ts';
import { coefficientOfVariation, spreadOf } from './coefficient-of-variation.ts';
import { findChapter } from './find-chapter.ts';
import { rounded } from './group-figures.ts';
import { sumsByGroup } from './sums-by-group.ts';
import { weightedMean } from './year-weights.ts';

type Tier = BuildParameters['tiers'][number];

/** What the cases of a history come to, seen from so high. */
export interface TierRow {
  readonly tier: string;
  /** Chapter, category or subcategory, and with what treatment. */
  readonly key: string;
  readonly cases: number;
  readonly relativeWeight: number;
  readonly cv: number;
}

/** The tiers of the catalogue (主索引, 一级, 二级, 三级), each a coarser view of the same cases. */
export function tierRows(
  { assigned, weights, reference }: Pick<BuiltCatalogue, 'assigned' | 'weights' | 'reference'>,
  parameters: BuildParameters,
): readonly TierRow[] {
  const years = new Set(weights.years);
  return parameters.tiers.flatMap((tier) => {
    const groups = sumsByGroup(assigned, years, (one) => tierKey(one, tier, parameters));
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, sums]) => {
        const mean = weightedMean(sums.years, weights);
        if (!mean) return [];
        const relativeWeight = rounded(divide(mean, reference.mean), 4);
        const cv = coefficientOfVariation(spreadOf(sums, years), parameters.cv_divisor);
        return [{ tier: tier.id, key, cases: sums.casesIn(years), relativeWeight, cv }];
      });
  });
}

function tierKey(
  { combination: { principal }, result }: Assigned,
  { diagnosis, treatment }: Tier,
  { chapters, principal_characters: length }: BuildParameters,
): string | null {
  if (result.status !== 'grouped') return null;
  if (treatment === 'group') return result.code;
  const category = principal.slice(0, 3);
  const of = {
    chapter: () => findChapter(category, chapters)?.range ?? category,
    category: () => category,
    subcategory: () => principal.slice(0, length),
  }[diagnosis]();
  return treatment === 'class' ? `${of} ${result.treatment}` : of;
}
