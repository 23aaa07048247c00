import type { Assigned } from './assign-cases.ts';
import { CostSums } from './cost-sums.ts';

/** What is known of the cases that a catalogue puts into one group. */
export interface GroupSums {
  readonly sums: CostSums;
  readonly types: ReadonlyMap<string, CostSums>;
}

/** Sums by code of the group, or by whatever a key is made of; a case without a key is left out. */
export function sumsByGroup(
  assigned: readonly Assigned[],
  years: ReadonlySet<string>,
  keyOf: (one: Assigned) => string | null = ({ result }) =>
    result.status === 'grouped' ? result.code : null,
): ReadonlyMap<string, GroupSums> {
  const groups = new Map<string, GroupSums & { readonly types: Map<string, CostSums> }>();
  for (const one of assigned) {
    const key = keyOf(one);
    const { sums, types } = one.combination;
    if (key === null || sums.casesIn(years) === 0) continue;
    const group = groups.get(key) ?? { sums: new CostSums(), types: new Map<string, CostSums>() };
    groups.set(key, group);
    group.sums.addSums(sums, years);
    for (const [type, ofType] of types) {
      const sumsOfType = group.types.get(type) ?? new CostSums();
      sumsOfType.addSums(ofType, years);
      group.types.set(type, sumsOfType);
    }
  }
  return groups;
}

/** All of them together. */
export function sumOfGroups(groups: ReadonlyMap<string, GroupSums>, years: ReadonlySet<string>): CostSums {
  const all = new CostSums();
  for (const { sums } of groups.values()) all.addSums(sums, years);
  return all;
}
