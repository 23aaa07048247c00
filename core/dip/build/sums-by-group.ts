import type { Assigned } from './assign-cases.ts';
import { CostSums } from './cost-sums.ts';

/** Sums by code of the group, or by whatever a key is made of; a case without a key is left out. */
export function sumsByGroup(
  assigned: readonly Assigned[],
  years: ReadonlySet<string>,
  keyOf: (one: Assigned) => string | null = ({ result }) =>
    result.status === 'grouped' ? result.code : null,
): ReadonlyMap<string, CostSums> {
  const groups = new Map<string, CostSums>();
  for (const one of assigned) {
    const key = keyOf(one);
    const { sums } = one.combination;
    if (key === null || sums.casesIn(years) === 0) continue;
    const group = groups.get(key) ?? new CostSums();
    groups.set(key, group);
    group.addSums(sums, years);
  }
  return groups;
}

/** All of them together. */
export function sumOfGroups(groups: ReadonlyMap<string, CostSums>, years: ReadonlySet<string>): CostSums {
  const all = new CostSums();
  for (const sums of groups.values()) all.addSums(sums, years);
  return all;
}
