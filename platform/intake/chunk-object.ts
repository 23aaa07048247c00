import type { Chunk } from '../../core/claims/chunk.ts';
import type { SourceRecord } from '../../core/claims/record-splitter.ts';

/** What stands in the first line of a stored chunk; the bytes of the records follow, untouched. */
interface ChunkHead extends Omit<Chunk, 'records'> {
  readonly records: readonly RecordHead[];
}

type RecordHead = readonly [kind: SourceRecord['kind'], line: number, byteCount: number];

const lineFeed = 0x0a;

/** A chunk as one object of the work bucket. */
export function encodeChunk(chunk: Chunk): Uint8Array {
  const records = chunk.records.map(({ kind, line, bytes }): RecordHead => [kind, line, bytes.length]);
  const head: ChunkHead = { ...chunk, records };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...chunk.records.map((record) => record.bytes),
  ]);
}

/** The chunk that {@link encodeChunk} wrote. */
export function decodeChunk(bytes: Uint8Array): Chunk {
  const headEnd = bytes.indexOf(lineFeed);
  const head = JSON.parse(Buffer.from(bytes.subarray(0, headEnd)).toString('utf8')) as ChunkHead;
  let at = headEnd + 1;
  const records = head.records.map(([kind, line, byteCount]): SourceRecord => {
    at += byteCount;
    return { kind, line, bytes: bytes.subarray(at - byteCount, at) };
  });
  return { ...head, records };
}
