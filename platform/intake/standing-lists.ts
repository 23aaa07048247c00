import { type LocatedList, type LocatedWithdrawal, readChunk } from '../../core/claims/read-chunk.ts';
import type { ListReader } from '../../core/claims/read-settlement-list.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { isSameEtag, type ObjectStore } from '../object-store.ts';
import { type Batch, type BatchStore, isPlanned } from '../table/batches.ts';
import { ClaimFile } from './claim-file.ts';
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
    const object = await intake.find(batch.key, batch.version);
    try {
      if (!object || !isSameEtag(object.etag, batch.etag)) {
        tally.gone.push(batch.key);
        continue;
      }
      tally.read++;
      for await (const chunk of new ClaimFile(batch.key, objectSource(object), reading).chunks()) {
        const { lists, withdrawals } = readChunk(chunk, hospital, readList);
        for (const { list } of inFileOrder([...lists, ...withdrawals])) {
          if (seen.has(list.settlementId)) continue;
          seen.add(list.settlementId);
          if ('stay' in list) yield list;
        }
      }
    } finally {
      object?.body.destroy();
    }
  }
}

/** Of a file that nothing could be read of, split has planned nothing. */
const isRefused = (batch: Batch) => isPlanned(batch) && batch.chunks === 0;

const inFileOrder = (records: readonly (LocatedList | LocatedWithdrawal)[]) =>
  records.toSorted((a, b) => a.place - b.place);
