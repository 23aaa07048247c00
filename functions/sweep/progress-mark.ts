import type { ObjectStore } from '../../platform/object-store.ts';
import { type Batch, isPlanned, type PlannedBatch } from '../../platform/table/batches.ts';
import type { ChunkSets } from '../../platform/table/chunk-sets.ts';
import { workArea } from '../../platform/work-area.ts';

export interface ProgressSources {
  readonly work: Pick<ObjectStore, 'list'>;
  readonly finished: Pick<ChunkSets, 'count'>;
}

/**
 * How far a batch is, as a text that stays the same as long as nothing moves: runs of rows sorted and chunks cut, chunks
 * through the step, stretches copied. Nothing has to be written for it on the way of a claim.
 */
export async function progressMark(
  { work, finished }: ProgressSources,
  batch: Batch | PlannedBatch,
): Promise<string> {
  const { id, status } = batch;
  const countUnder = async (prefix: string) => (await work.list(prefix)).length;
  const doneOf = async () => {
    // Of two files all rows are sorted before the first chunk is cut.
    if (status === 'splitting')
      return (await countUnder(workArea.runs(id))) + (await countUnder(workArea.chunks(id)));
    if (status === 'closing') return countUnder(workArea.stretches(id));
    if (!isPlanned(batch)) return 0;
    return finished.count(batch, status === 'enrolling' ? 'enrolled' : 'audited');
  };
  return `${status} ${await doneOf()}`;
}
