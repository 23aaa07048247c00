import { baselineOf } from '../../core/costs/baseline-of.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import { type CostSketch, emptyCostSketch, mergeSketch } from '../../core/costs/cost-sketch.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { workArea } from '../../platform/work-area.ts';

/** The cost baselines of a batch from the sketches of its chunks, by group. */
export async function mergeCosts(
  work: ObjectStore,
  batch: string,
  chunks: number,
): Promise<ReadonlyMap<string, CostBaseline>> {
  const costs = new Map<string, CostSketch>();
  for (let chunk = 1; chunk <= chunks; chunk++) {
    for (const [group, sketch] of await work.readJson<[string, CostSketch][]>(workArea.costs(batch, chunk))) {
      costs.set(group, mergeSketch(costs.get(group) ?? emptyCostSketch, sketch, 1));
    }
  }
  const baselines = [...costs].map(([group, sketch]) => baselineOf(group, sketch));
  return new Map(
    baselines.filter((baseline) => baseline !== null).map((baseline) => [baseline.group, baseline]),
  );
}
