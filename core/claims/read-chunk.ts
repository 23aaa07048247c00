import type { CaseId } from './case-id.ts';
import type { Chunk } from './chunk.ts';
import { readSent } from './read-record.ts';
import type { ListReader } from './read-settlement-list.ts';
import type { Rejection } from './rejection.ts';
import type { SettlementList } from './settlement-list.ts';

/** A settlement list and where in its file it stands. */
export interface LocatedList {
  /** Number of the record in the file, from 1: unlike its line, which others may share, it is its own. */
  readonly place: number;
  readonly list: SettlementList;
}

/** A record that takes a list back, which it names. */
export interface LocatedWithdrawal {
  readonly place: number;
  readonly list: CaseId;
}

/** Every record of a chunk is in one of the three. */
export interface ReadChunk {
  readonly lists: readonly LocatedList[];
  readonly withdrawals: readonly LocatedWithdrawal[];
  readonly rejections: readonly Rejection[];
}

/**
 * Reads all records of a chunk.
 * @param tenant `fixmedins_code` of the sender; `null` accepts any hospital
 */
export function readChunk(chunk: Chunk, tenant: string | null, readList: ListReader): ReadChunk {
  const { file, encoding, csvHeader, feeTables = [] } = chunk;
  const lists: LocatedList[] = [];
  const withdrawals: LocatedWithdrawal[] = [];
  const rejections: Rejection[] = [];
  for (const [index, record] of chunk.records.entries()) {
    const reading = readSent(record, { file, encoding, csvHeader, feeTables, tenant, readList });
    const place = chunk.recordsBefore + index + 1;
    if (reading.ok === 'withdrawn') withdrawals.push({ place, list: reading.withdrawn });
    else if (reading.ok) lists.push({ place, list: reading.list });
    else rejections.push(reading.rejection);
  }
  return { lists, withdrawals, rejections };
}
