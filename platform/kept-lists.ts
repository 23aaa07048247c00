import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { CaseId } from '../core/claims/case-id.ts';
import type { LocatedList, LocatedWithdrawal } from '../core/claims/read-chunk.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import { withoutIdentity } from '../core/claims/without-identity.ts';
import type { ObjectStore } from './object-store.ts';
import { type CaseHead, isSameVersion } from './table/cases.ts';

/** A chunk of a batch by the last of its records; chunks are cut the same whenever they are cut. */
interface ChunkName {
  readonly hospital: string;
  readonly batch: string;
  /** {@link LocatedList.place} of the chunk's last record. */
  readonly lastPlace: number;
}

/** A record of a batch. */
export interface RecordName {
  readonly hospital: string;
  readonly batch: string;
  readonly place: number;
}

/** What cases were when they were audited, without the person; see {@link withoutIdentity}. */
export interface KeptLists {
  /** Keeps the lists of a chunk, and which it takes back; the same chunk again is the same object. */
  readonly write: (
    chunk: ChunkName,
    lists: readonly LocatedList[],
    withdrawals?: readonly LocatedWithdrawal[],
  ) => Promise<void>;
  /** `null` where none is kept. */
  readonly read: (record: RecordName) => Promise<SettlementList | null>;
  /** The list that the case's result is of; `null` while a newer upload has the case and is not audited yet. */
  readonly ofCase: (head: CaseHead) => Promise<SettlementList | null>;
  /** Writes the object of a record anew without its list; `false` where none has it. */
  readonly forget: (record: RecordName) => Promise<boolean>;
  /** All lists of a batch in the order of its records, read as they are asked for. */
  readonly ofBatch: (batch: Omit<RecordName, 'place'>) => AsyncGenerator<LocatedList>;
  /** All records of a batch whose lists are kept, and those that take lists back. */
  readonly recordsOfBatch: (batch: Omit<RecordName, 'place'>) => AsyncGenerator<KeptRecord>;
}

/** A record of a batch, and whose case it is. */
export interface KeptRecord {
  readonly place: number;
  readonly case: CaseId;
}

export function keptLists(objects: ObjectStore): KeptLists {
  // Named by their last records, chunks need no index: the first name from here on has the record or nobody has.
  const keyOf = ({ hospital, batch, place }: RecordName) => {
    const folder = folderOf(hospital, batch);
    return objects.firstAfter(folder, `${folder}${spell(place - 1)}${ending}`);
  };
  const pack = (lines: Iterable<KeptLine>) => pipeline(textOf(lines), createGzip(), buffer);
  const read = async (record: RecordName) => {
    const { place } = record;
    const key = await keyOf(record);
    const object = key === null ? null : await objects.find(key);
    return object && findLine(object.body, place);
  };
  async function* linesOfBatch({ hospital, batch }: Omit<RecordName, 'place'>) {
    for (const key of await objects.list(folderOf(hospital, batch))) {
      const object = await objects.find(key);
      if (object) yield* linesIn(object.body);
    }
  }
  return {
    read,
    ofBatch: async function* (batch) {
      for await (const line of linesOfBatch(batch)) if ('list' in line) yield line;
    },
    recordsOfBatch: async function* (batch) {
      for await (const line of linesOfBatch(batch))
        yield { place: line.place, case: idOf('list' in line ? line.list : line.withdrawn) };
    },
    write: async ({ hospital, batch, lastPlace }, lists, withdrawals = []) => {
      const key = `${folderOf(hospital, batch)}${spell(lastPlace)}${ending}`;
      await objects.write(key, await pack(linesOf(lists, withdrawals)), 'application/x-ndjson');
    },
    forget: async (record) => {
      const key = await keyOf(record);
      const object = key === null ? null : await objects.find(key);
      if (key === null || !object) return false;
      const all: KeptLine[] = [];
      for await (const line of linesIn(object.body)) all.push(line);
      const others = all.filter((line) => line.place !== record.place || 'withdrawn' in line);
      if (others.length === all.length) return false;
      await objects.write(key, await pack(others), 'application/x-ndjson');
      return true;
    },
    ofCase: async (head) => {
      const audited = head.counted?.at(-1);
      if (!audited || !isSameVersion(audited, head)) return null;
      return read({ hospital: head.stay.hospital, batch: head.batch, place: head.place });
    },
  };
}

type KeptLine = LocatedList | { readonly place: number; readonly withdrawn: CaseId };

function* linesOf(
  lists: readonly LocatedList[],
  withdrawals: readonly LocatedWithdrawal[],
): Generator<KeptLine> {
  for (const { place, list } of lists) yield { place, list: withoutIdentity(list) };
  for (const { place, list } of withdrawals) yield { place, withdrawn: idOf(list) };
}

const idOf = ({ hospital, settlementId }: CaseId): CaseId => ({ hospital, settlementId });

/** One after the other, so that a chunk is never held a second time as text. */
function* textOf(lines: Iterable<KeptLine>): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}

/** Fails when the body does, instead of waiting for it for ever. */
function unpackedOf(body: Readable): Readable {
  const unpacked = createGunzip();
  body.once('error', (error) => unpacked.destroy(error));
  return body.pipe(unpacked);
}

async function findLine(body: Readable, place: number): Promise<SettlementList | null> {
  const beginning = `{"place":${place},`;
  const unpacked = unpackedOf(body);
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line.startsWith(beginning)) return listIn(JSON.parse(line) as KeptLine);
    return null;
  } finally {
    // An unread body keeps its connection for ever.
    body.destroy();
    unpacked.destroy();
  }
}

const listIn = (line: KeptLine) => ('list' in line ? line.list : null);

async function* linesIn(body: Readable): AsyncGenerator<KeptLine> {
  const unpacked = unpackedOf(body);
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY }))
      yield JSON.parse(line) as KeptLine;
  } finally {
    body.destroy();
    unpacked.destroy();
  }
}

const folderOf = (hospital: string, batch: string) => `lists/${hospital}/${batch}/`;
const ending = '.ndjson.gz';

/** In the order of numbers as long as a file has less than a thousand million records. */
const spell = (place: number) => String(place).padStart(9, '0');
