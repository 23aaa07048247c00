import { buffer } from 'node:stream/consumers';
import { inFlight } from '../../platform/in-flight.ts';
import { encodeChunk } from '../../platform/intake/chunk-object.ts';
import type { ClaimFile } from '../../platform/intake/claim-file.ts';
import type { FileCheckpoint } from '../../platform/intake/file-checkpoint.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { workArea } from '../../platform/work-area.ts';

/** A chunk is 24 MB at the most: 8 MB and a record. */
const writesAtOnce = 4;
/** Of a run that is killed, no more than so many chunks are cut again. */
const chunksACheckpoint = 500;

/**
 * Writes the chunks of a file into the work area, from where another run stopped. Answers how many there are; `null`
 * where time ran out first, and it is noted how far the file is cut. Two runs at once write the same chunks.
 */
export async function writeChunks(
  batch: string,
  file: ClaimFile,
  work: ObjectStore,
  hasTime: () => boolean,
): Promise<number | null> {
  const from = await readCheckpoint(work, batch);
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
      await work.write(workArea.checkpoint(batch), JSON.stringify(file.checkpoint));
      if (!goesOn) return null;
    }
  } finally {
    // Whatever ends the run: nothing of it still writes afterwards.
    await writes.settle();
  }
  return chunks;
}

async function readCheckpoint(work: ObjectStore, batch: string): Promise<FileCheckpoint | undefined> {
  const found = await work.find(workArea.checkpoint(batch));
  return found ? (JSON.parse((await buffer(found.body)).toString('utf8')) as FileCheckpoint) : undefined;
}
