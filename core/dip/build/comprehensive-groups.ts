import type { Treatment } from '../../grouping/dip/treatment.ts';
import type { Assigned } from './assign-cases.ts';
import type { BuildParameters } from './build-parameters.ts';
import { findChapter } from './find-chapter.ts';

/** A comprehensive group to be. */
export interface RestGroup {
  /** A category, or the range of a chapter. */
  readonly of: string;
  readonly treatment: Treatment;
}

/**
 * Comprehensive groups for all that is in no core group: a category with a class of treatment where it has cases
 * enough, else its chapter with that class; a category of no chapter stands for itself.
 */
export function comprehensiveGroups(
  assigned: readonly Assigned[],
  years: Iterable<string>,
  { comprehensive, chapters }: Pick<BuildParameters, 'comprehensive' | 'chapters'>,
): readonly RestGroup[] {
  const counted = [...years];
  const rest = new Map<string, RestGroup & { cases: number }>();
  for (const { combination, result } of assigned) {
    if (result.tier !== 'comprehensive' || result.treatment === null) continue;
    const group = { of: combination.principal.slice(0, 3), treatment: result.treatment };
    const found = rest.get(keyOf(group)) ?? { ...group, cases: 0 };
    found.cases += combination.sums.casesIn(counted);
    rest.set(keyOf(group), found);
  }
  const groups = new Map<string, RestGroup>();
  for (const { of, treatment, cases } of rest.values()) {
    const chapter = findChapter(of, chapters);
    const isFewer = cases < comprehensive.fewest_cases;
    const group = { of: isFewer && chapter ? chapter.range : of, treatment };
    groups.set(keyOf(group), group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const keyOf = ({ of, treatment }: RestGroup) => `${of} ${treatment}`;
