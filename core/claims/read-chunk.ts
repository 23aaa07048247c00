import type { CaseId } from './case-id.ts';
import type { Chunk } from './chunk.ts';
import { readSent, refuseFailed, type SentRecord } from './read-record.ts';
import type { ListReader } from './read-settlement-list.ts';
import type { SourceRecord } from './record-splitter.ts';
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

/** Of records of which nothing is known beforehand. */
const nowhere: ReadonlySet<number> = new Set();

/**
 * Reads all records of a chunk. One whose reading throws, which is a defect of ours, is rejected, and the others are
 * read.
 * @param tenant `fixmedins_code` of the sender; `null` accepts any hospital
 * @param refused places of records that are rejected without being read
 */
export function readChunk(
  chunk: Chunk,
  tenant: string | null,
  readList: ListReader,
  refused: ReadonlySet<number> = nowhere,
): ReadChunk {
  const lists: LocatedList[] = [];
  const withdrawals: LocatedWithdrawal[] = [];
  const rejections: Rejection[] = [];
  for (const [index] of chunk.records.entries()) {
    const place = placeAt(chunk, index);
    const reading = refused.has(place)
      ? refusedAt(chunk, place)
      : readOrRefuse(chunk, place, tenant, readList);
    if (reading.ok === 'withdrawn') withdrawals.push({ place, list: reading.withdrawn });
    else if (reading.ok) lists.push({ place, list: reading.list });
    else rejections.push(reading.rejection);
  }
  return { lists, withdrawals, rejections };
}

/** Place in the file of a chunk's record. */
export function placeAt({ recordsBefore }: Chunk, index: number): number {
  return recordsBefore + index + 1;
}

/** Reads one record of a chunk. Throws where {@link readChunk} rejects. */
export function readAt(chunk: Chunk, place: number, tenant: string | null, readList: ListReader): SentRecord {
  return readSent(recordAt(chunk, place), { ...chunk, tenant, readList });
}

/** The rejection of a record whose processing failed. */
export function refuseAt(chunk: Chunk, place: number, settlementId: string | null = null): Rejection {
  return refuseFailed(recordAt(chunk, place), chunk, settlementId);
}

function refusedAt(chunk: Chunk, place: number): SentRecord {
  return { ok: false, rejection: refuseAt(chunk, place) };
}

function readOrRefuse(chunk: Chunk, place: number, tenant: string | null, readList: ListReader): SentRecord {
  try {
    return readAt(chunk, place, tenant, readList);
  } catch {
    return refusedAt(chunk, place);
  }
}

function recordAt(chunk: Chunk, place: number): SourceRecord {
  const record = chunk.records[place - chunk.recordsBefore - 1];
  if (!record) throw new Error(`chunk ${chunk.number} has no record ${place}`);
  return record;
}
