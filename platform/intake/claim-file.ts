import type { Chunk } from '../../core/claims/chunk.ts';
import { detectEncoding, type Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import { isGzip } from '../../core/claims/file-signature.ts';
import { type RecordFormat, RecordSplitter, type SourceRecord } from '../../core/claims/record-splitter.ts';
import { sniffFormat } from '../../core/claims/sniff.ts';
import { GzipError, gunzip } from './gunzip.ts';

const recordsAChunk = 1000;
const bytesAChunk = 8 * 1024 * 1024;
const headBytes = 64 * 1024;

/**
 * A claim file read as a stream: told what it is by its beginning, cut into chunks, never held whole. What
 * was found out about the file stands in the fields once the chunks have been taken.
 */
export class ClaimFile {
  readonly problems: FileProblem[] = [];
  format: RecordFormat | null = null;
  encoding: Encoding | 'ascii' = 'ascii';
  /** Records cut so far, whole or not. */
  records = 0;
  readonly #name: string;
  readonly #source: AsyncIterable<Uint8Array>;

  /** @param name the key or path, whose extension decides where the content leaves it open */
  constructor(name: string, source: AsyncIterable<Uint8Array>) {
    this.#name = name;
    this.#source = source;
  }

  async *chunks(): AsyncGenerator<Chunk> {
    const [head, bytes] = await takeHead(await inflateIfGzip(this.#source));
    const sniffed = sniffFormat({ bytes: head.bytes, name: this.#name, isWhole: head.isWhole });
    if (!sniffed.ok) {
      this.problems.push(head.failure ?? sniffed.problem);
      return;
    }
    this.format = sniffed.format;
    yield* this.#cut(sniffed.format, bytes);
  }

  async *#cut(format: RecordFormat, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Chunk> {
    let header: SourceRecord | null = null;
    let pending: SourceRecord[] = [];
    let pendingBytes = 0;
    let number = 0;
    for await (const record of this.#recordsOf(format, bytes)) {
      if (record.kind === 'header') {
        header = record;
        this.encoding = detectEncoding(record.bytes, this.encoding);
        continue;
      }
      if (pending.length === recordsAChunk || pendingBytes + record.bytes.length > bytesAChunk) {
        if (pending.length > 0) yield this.#chunkOf(++number, format, header, pending);
        pending = [];
        pendingBytes = 0;
      }
      pending.push(record);
      pendingBytes += record.bytes.length;
    }
    if (pending.length > 0) yield this.#chunkOf(++number, format, header, pending);
    if (this.records === 0 && this.problems.length === 0) this.problems.push({ code: 'empty-file' });
  }

  async *#recordsOf(format: RecordFormat, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRecord> {
    const splitter = new RecordSplitter({ format });
    try {
      for await (const piece of bytes) yield* splitter.push(piece);
    } catch (error) {
      if (!(error instanceof GzipError)) throw error;
      this.problems.push({ code: error.code });
    }
    yield* splitter.end(this.problems.length > 0);
  }

  #chunkOf(number: number, format: RecordFormat, header: SourceRecord | null, records: SourceRecord[]): Chunk {
    this.records += records.length;
    this.encoding = detectEncoding(Buffer.concat(records.map((record) => record.bytes)), this.encoding);
    return { number, file: this.#name, format, encoding: this.encoding, header, records };
  }
}

interface Head {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  /** The file broke off within the head. */
  readonly failure: FileProblem | null;
}

/** The beginning of a stream, and the stream with the beginning put back. */
async function takeHead(source: AsyncGenerator<Uint8Array>): Promise<[Head, AsyncIterable<Uint8Array>]> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  let failure: GzipError | null = null;
  try {
    while (size < headBytes && !isWhole) {
      const piece = await source.next();
      isWhole = piece.done === true;
      if (!piece.done) size += pieces[pieces.push(piece.value) - 1]?.length ?? 0;
    }
  } catch (error) {
    if (!(error instanceof GzipError)) throw error;
    failure = error;
  }
  const head = { bytes: Buffer.concat(pieces), isWhole: isWhole || failure !== null, failure: failure && { code: failure.code } };
  return [head, resume(head.bytes, source, failure)];
}

async function* resume(head: Uint8Array, rest: AsyncIterable<Uint8Array>, failure: GzipError | null) {
  yield head;
  if (failure) throw failure;
  yield* rest;
}

async function inflateIfGzip(source: AsyncIterable<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await pieces.next();
  const all = (async function* () {
    for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value;
  })();
  return !first.done && isGzip(first.value) ? gunzip(all) : all;
}
