import type { Chunk } from '../../core/claims/chunk.ts';
import { type LocatedList, type LocatedWithdrawal, readChunk } from '../../core/claims/read-chunk.ts';
import type { ListReader } from '../../core/claims/read-settlement-list.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { inParallel } from '../in-parallel.ts';
import { type FoundObject, isSameEtag, type ObjectStore } from '../object-store.ts';
import { type Batch, type BatchStore, isPlanned } from '../table/batches.ts';
import { ClaimFile } from './claim-file.ts';
import { folderRuns } from './join/folder-runs.ts';
import { JoinedFile } from './join/joined-file.ts';
import { kindsOfParts } from './kinds-of-parts.ts';
import { objectSource } from './object-source.ts';
import type { ReadingMeans } from './part-reader.ts';

export interface UploadReader {
  readonly batches: BatchStore;
  readonly intake: ObjectStore;
  readonly reading: ReadingMeans;
  readonly readList: ListReader;
}

/** What became of the uploads that were to be read. */
export interface UploadTally {
  read: number;
  /** Keys of those that are not in the bucket any more: what only they said is not among the cases. */
  readonly gone: string[];
}

/**
 * The settlement lists of a hospital as its uploads say them, each case once: the newest upload that has
 * it, and in a file the first line. Raw files are read again; the table has results only.
 * @param since earlier uploads are left out, `yyyy-MM-dd`
 */
export async function* standingLists(
  { batches, intake, reading, readList }: UploadReader,
  hospital: string,
  since: string,
  tally: UploadTally,
): AsyncGenerator<SettlementList> {
  const seen = new Set<string>();
  for (const batch of await batches.ofHospital(hospital)) {
    if (batch.uploaded_at < since || isRefused(batch)) continue;
    const [own, other = null] = await findObjects(batch, intake);
    try {
      if (!own || (batch.partner && !other)) {
        tally.gone.push(batch.key);
        continue;
      }
      tally.read++;
      for await (const chunk of chunksOf(batch, own, other, reading)) {
        const { lists, withdrawals } = readChunk(chunk, hospital, readList);
        for (const { list } of inFileOrder([...lists, ...withdrawals])) {
          if (seen.has(list.settlementId)) continue;
          seen.add(list.settlementId);
          if ('stay' in list) yield list;
        }
      }
    } finally {
      own?.body.destroy();
      other?.body.destroy();
    }
  }
}

/** The upload, and the other file that it was joined with; `null` for what is gone or has been replaced. */
async function findObjects(batch: Batch, intake: ObjectStore): Promise<(FoundObject | null)[]> {
  const files = batch.partner ? [batch, batch.partner] : [batch];
  return inParallel(files, files.length, async ({ key, version, etag }) => {
    const object = await intake.find(key, version);
    if (!object || isSameEtag(object.etag, etag)) return object;
    object.body.destroy();
    return null;
  });
}

async function* chunksOf(
  batch: Batch,
  own: FoundObject,
  other: FoundObject | null,
  reading: ReadingMeans,
): AsyncGenerator<Chunk> {
  const named = [{ name: batch.key, source: objectSource(own) }];
  if (batch.partner && other) named.push({ name: batch.partner.key, source: objectSource(other) });
  if (!isPlanned(batch) || !batch.fee_lines) {
    yield* new ClaimFile(batch.key, objectSource(own), reading).chunks();
    return;
  }
  const files = await inParallel(named, 1, async (file) => ({
    ...file,
    kinds: await kindsOfParts(file, reading),
  }));
  const runs = await folderRuns();
  try {
    yield* new JoinedFile(files, { ...reading, runs, key: batch.id }).chunks();
  } finally {
    await runs.remove();
  }
}

/** Of a file that nothing could be read of, split has planned nothing. */
const isRefused = (batch: Batch) => isPlanned(batch) && batch.chunks === 0;

const inFileOrder = (records: readonly (LocatedList | LocatedWithdrawal)[]) =>
  records.toSorted((a, b) => a.place - b.place);
