import { baselinesOf } from '../../core/costs/baselines-of.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import type { CostSketch } from '../../core/costs/cost-sketch.ts';
import { type CostSum, sumOfCosts } from '../../core/costs/cost-sum.ts';
import { blocksOf, chunksOf } from '../../platform/chunk-blocks.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { PlannedBatch } from '../../platform/table/batches.ts';
import { workArea } from '../../platform/work-area.ts';

type WorkArea = Pick<ObjectStore, 'readJson' | 'write'>;
type CountedBatch = Pick<PlannedBatch, 'id' | 'chunks'>;

const chunksAtOnce = 32;
const blocksAtOnce = 4;

/** Leaves the sketches of a block's chunks as one in the work area: of a large batch nobody has to read them all. */
export async function mergeBlock(work: WorkArea, { id, chunks }: CountedBatch, block: number): Promise<void> {
  const keys = chunksOf(block, chunks).map((chunk) => workArea.costs(id, chunk));
  const sum = await sumAll(work, keys, chunksAtOnce);
  await work.write(workArea.blockCosts(id, block), JSON.stringify(sum.byGroup()));
}

/** The cost baselines of a batch from the sketches of its blocks, by group. */
export async function mergeCosts(
  work: WorkArea,
  { id, chunks }: CountedBatch,
): Promise<ReadonlyMap<string, CostBaseline>> {
  const keys = blocksOf(chunks).map((block) => workArea.blockCosts(id, block));
  const sum = await sumAll(work, keys, blocksAtOnce);
  return baselinesOf(sum.byGroup());
}

async function sumAll(work: WorkArea, keys: readonly string[], width: number): Promise<CostSum> {
  const sum = sumOfCosts();
  await inParallel(keys, width, async (key) => sum.add(await work.readJson<[string, CostSketch][]>(key)));
  return sum;
}
