import type { Chunk } from '../../core/claims/chunk.ts';
import type { SourceRecord } from '../../core/claims/record-splitter.ts';

/** What stands in the first line of a stored chunk; the bytes of the records follow, untouched. */
interface ChunkHead extends Omit<Chunk, 'header' | 'records'> {
  readonly header: RecordHead | null;
  readonly records: readonly RecordHead[];
}

type RecordHead = readonly [kind: SourceRecord['kind'], line: number, byteCount: number];

const lineFeed = 0x0a;

/** A chunk as one object of the work bucket. */
export function encodeChunk(chunk: Chunk): Uint8Array {
  const all = chunk.header ? [chunk.header, ...chunk.records] : chunk.records;
  const head: ChunkHead = { ...chunk, header: chunk.header && headOf(chunk.header), records: chunk.records.map(headOf) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...all.map((record) => record.bytes)]);
}

/** The chunk that {@link encodeChunk} wrote. */
export function decodeChunk(bytes: Uint8Array): Chunk {
  const headEnd = bytes.indexOf(lineFeed);
  const head = JSON.parse(Buffer.from(bytes.subarray(0, headEnd)).toString('utf8')) as ChunkHead;
  let at = headEnd + 1;
  const next = ([kind, line, byteCount]: RecordHead): SourceRecord => {
    at += byteCount;
    return { kind, line, bytes: bytes.subarray(at - byteCount, at) };
  };
  return { ...head, header: head.header && next(head.header), records: head.records.map(next) };
}

const headOf = ({ kind, line, bytes }: SourceRecord): RecordHead => [kind, line, bytes.length];
