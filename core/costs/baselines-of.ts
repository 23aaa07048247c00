import { baselineOf } from './baseline-of.ts';
import type { CostBaseline } from './cost-baseline.ts';
import type { CostSketch } from './cost-sketch.ts';

/** The baselines of groups from their sketches, by group; none of a group without cases. */
export function baselinesOf(
  sketches: Iterable<readonly [group: string, sketch: CostSketch]>,
): ReadonlyMap<string, CostBaseline> {
  const baselines = new Map<string, CostBaseline>();
  for (const [group, sketch] of sketches) {
    const baseline = baselineOf(group, sketch);
    if (baseline) baselines.set(group, baseline);
  }
  return baselines;
}
