import type { Chunk } from '../../core/claims/chunk.ts';
import type { FeeRow } from '../../core/claims/fee-row.ts';
import type { SourceRecord } from '../../core/claims/record-splitter.ts';

/** What stands in the first line of a stored chunk; the bytes of the records follow, untouched. */
interface ChunkHead extends Omit<Chunk, 'records'> {
  readonly records: readonly RecordHead[];
}

/** Behind the bytes of the record follow those of its fee rows. */
type RecordHead = readonly [
  kind: SourceRecord['kind'],
  line: number,
  byteCount: number,
  feeRows?: readonly FeeRowHead[],
];

type FeeRowHead = readonly [table: number, kind: FeeRow['kind'], line: number, byteCount: number];

const lineFeed = 0x0a;

/** A chunk as one object of the work bucket. */
export function encodeChunk(chunk: Chunk): Uint8Array {
  const head: ChunkHead = { ...chunk, records: chunk.records.map(headOf) };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...chunk.records.flatMap(({ bytes, feeRows = [] }) => [bytes, ...feeRows.map((row) => row.bytes)]),
  ]);
}

function headOf({ kind, line, bytes, feeRows }: SourceRecord): RecordHead {
  if (!feeRows) return [kind, line, bytes.length];
  const ofRows = feeRows.map((row): FeeRowHead => [row.table, row.kind, row.line, row.bytes.length]);
  return [kind, line, bytes.length, ofRows];
}

/** The chunk that {@link encodeChunk} wrote. */
export function decodeChunk(bytes: Uint8Array): Chunk {
  const headEnd = bytes.indexOf(lineFeed);
  const head = JSON.parse(Buffer.from(bytes.subarray(0, headEnd)).toString('utf8')) as ChunkHead;
  let at = headEnd + 1;
  const take = (byteCount: number) => {
    at += byteCount;
    return bytes.subarray(at - byteCount, at);
  };
  const records = head.records.map(([kind, line, byteCount, feeRows]): SourceRecord => {
    const record = { kind, line, bytes: take(byteCount) };
    if (!feeRows) return record;
    const rows = feeRows.map(
      ([table, kind, line, byteCount]): FeeRow => ({ table, kind, line, bytes: take(byteCount) }),
    );
    return { ...record, feeRows: rows };
  });
  return { ...head, records };
}
