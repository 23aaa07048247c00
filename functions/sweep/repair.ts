import type { ChunkMessage } from '../../platform/messages.ts';
import type { Outbox } from '../../platform/queue.ts';
import { type Batch, isPlanned, type PlannedBatch } from '../../platform/table/batches.ts';
import type { ChunkSets } from '../../platform/table/chunk-sets.ts';
import { uploadEvent } from './upload-event.ts';

export interface RepairMeans {
  readonly intakeBucket: string;
  readonly queues: Readonly<Record<'split' | 'enrol' | 'audit' | 'close', Pick<Outbox, 'send'>>>;
  readonly finished: Pick<ChunkSets, 'missing'>;
}

/** No run of the sweeper sends more for one batch: when these are through, the batch has moved. */
const mostMessages = 1000;

/**
 * Sends again what a batch waits for, and nothing else. All of it is harmless where it comes twice.
 * @param repairs of the same standstill before this one: from the second on chunks are run record by record
 */
export async function repair(
  { intakeBucket, queues, finished }: RepairMeans,
  batch: Batch | PlannedBatch,
  repairs: number,
): Promise<void> {
  const sendChunks = async (planned: PlannedBatch, step: 'enrolled' | 'audited') => {
    const missing = (await finished.missing(planned, step)).slice(0, mostMessages);
    const queue = step === 'enrolled' ? queues.enrol : queues.audit;
    const care = repairs > 0 ? ({ careful: true } as const) : {};
    await queue.send(missing.map((chunk): ChunkMessage => ({ batch: batch.id, chunk, ...care })));
  };
  if (batch.status === 'splitting') await queues.split.send([uploadEvent(intakeBucket, batch)]);
  else if (batch.status === 'closing') await queues.close.send([{ batch: batch.id }]);
  else if (isPlanned(batch) && batch.status === 'enrolling') await sendChunks(batch, 'enrolled');
  else if (isPlanned(batch) && batch.status === 'auditing') await sendChunks(batch, 'audited');
}
