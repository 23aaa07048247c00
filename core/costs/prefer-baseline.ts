import type { CostBaseline } from './cost-baseline.ts';

/**
 * The baselines of a batch, and those that the region had before wherever they rest on more cases: a small file
 * is measured by what its region knows.
 */
export function preferBaselines(
  ofBatch: ReadonlyMap<string, CostBaseline>,
  ofRegion: ReadonlyMap<string, CostBaseline>,
): ReadonlyMap<string, CostBaseline> {
  const preferred = new Map(ofBatch);
  for (const [group, baseline] of ofRegion) {
    if (baseline.cases > (ofBatch.get(group)?.cases ?? 0)) preferred.set(group, baseline);
  }
  return preferred;
}
