import { buffer } from 'node:stream/consumers';
import type { Chunk } from '../../core/claims/chunk.ts';
import { inFlight } from '../../platform/in-flight.ts';
import { encodeChunk } from '../../platform/intake/chunk-object.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { workArea } from '../../platform/work-area.ts';

/** A chunk is 24 MB at the most: 8 MB and a record. */
const writesAtOnce = 4;
/** Of a run that is killed, no more than so many chunks are cut again. */
const chunksACheckpoint = 500;

/** A file that can be taken up again where another run stopped. */
export interface ResumableFile<Checkpoint extends { readonly chunks: number }> {
  readonly chunks: (from?: Checkpoint) => AsyncIterable<Chunk>;
  readonly checkpoint: Checkpoint;
  /** Whether the chunks ended because time was up. */
  readonly isPaused?: boolean;
}

/**
 * Writes the chunks of a file into the work area, from where another run stopped. Answers how many there are; `null`
 * where time ran out first, and it is noted how far the file is cut. Two runs at once write the same chunks.
 */
export async function writeChunks<Checkpoint extends { readonly chunks: number }>(
  batch: string,
  file: ResumableFile<Checkpoint>,
  work: ObjectStore,
  hasTime: () => boolean,
): Promise<number | null> {
  const from = await readCheckpoint<Checkpoint>(work, batch);
  let chunks = from?.chunks ?? 0;
  const writes = inFlight(writesAtOnce);
  try {
    for await (const chunk of file.chunks(from)) {
      const key = workArea.chunk(batch, chunk.number);
      await writes.begin(() => work.write(key, encodeChunk(chunk), 'application/octet-stream'));
      chunks = chunk.number;
      const goesOn = hasTime();
      if (goesOn && chunks % chunksACheckpoint !== 0) continue;
      await writes.settle();
      await writeCheckpoint(work, batch, file.checkpoint);
      if (!goesOn) return null;
    }
    if (file.isPaused) {
      await writeCheckpoint(work, batch, file.checkpoint);
      return null;
    }
  } finally {
    // Whatever ends the run: nothing of it still writes afterwards.
    await writes.settle();
  }
  return chunks;
}

async function writeCheckpoint(work: ObjectStore, batch: string, checkpoint: object): Promise<void> {
  await work.write(workArea.checkpoint(batch), JSON.stringify(checkpoint));
}

async function readCheckpoint<Checkpoint>(work: ObjectStore, batch: string): Promise<Checkpoint | undefined> {
  const found = await work.find(workArea.checkpoint(batch));
  return found ? (JSON.parse((await buffer(found.body)).toString('utf8')) as Checkpoint) : undefined;
}
