import type { Chunk } from '../../core/claims/chunk.ts';
import type { CsvColumns } from '../../core/claims/csv-columns.ts';
import { decodeForDisplay, detectEncoding, type Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import { isGzip } from '../../core/claims/file-signature.ts';
import { type CsvHeader, readCsvHeader } from '../../core/claims/read-csv-header.ts';
import { type RecordFormat, RecordSplitter, type SourceRecord } from '../../core/claims/record-splitter.ts';
import { sniffFormat } from '../../core/claims/sniff.ts';
import { GzipError, gunzip } from './gunzip.ts';

const recordsAChunk = 1000;
const bytesAChunk = 8 * 1024 * 1024;
const headBytes = 64 * 1024;
const mostNames = 50;
const longestName = 60;

/**
 * A claim file read as a stream: told what it is by its beginning, cut into chunks, never held whole. What
 * was found out about the file stands in the fields once the chunks have been taken.
 */
export class ClaimFile {
  /** Why the file, or its rest, could not be read. */
  readonly problems: FileProblem[] = [];
  /** What the office should know about a file that was read. */
  readonly notices: FileProblem[] = [];
  format: RecordFormat | null = null;
  encoding: Encoding | 'ascii' = 'ascii';
  /** Records cut so far, whole or not. */
  records = 0;
  /** Of a CSV file. */
  csvHeader: CsvHeader | null = null;
  readonly #name: string;
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #columns: CsvColumns;

  /** @param name the key or path, whose extension decides where the content leaves it open */
  constructor(name: string, source: AsyncIterable<Uint8Array>, columns: CsvColumns) {
    this.#name = name;
    this.#source = source;
    this.#columns = columns;
  }

  async *chunks(): AsyncGenerator<Chunk> {
    const [head, bytes] = await takeHead(await inflateIfGzip(this.#source));
    const sniffed = sniffFormat({ bytes: head.bytes, name: this.#name, isWhole: head.isWhole });
    if (!sniffed.ok) {
      this.problems.push(head.failure ?? sniffed.problem);
      return;
    }
    this.format = sniffed.format;
    let number = 0;
    for await (const { header, records } of gatherRecords(this.#recordsOf(sniffed.format, bytes))) {
      this.#takeEncoding(header, records);
      if (header) this.csvHeader = this.#readHeader(header);
      if (header && !this.csvHeader) return;
      const recordsBefore = this.records;
      this.records += records.length;
      yield {
        number: ++number,
        recordsBefore,
        file: this.#name,
        format: sniffed.format,
        encoding: this.encoding,
        csvHeader: this.csvHeader,
        records,
      };
    }
    if (this.records === 0 && this.problems.length === 0) this.problems.push({ code: 'no-records' });
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

  #takeEncoding(header: SourceRecord | null, records: readonly SourceRecord[]): void {
    if (this.encoding !== 'ascii') return;
    const all = header ? [header, ...records] : records;
    this.encoding = detectEncoding(
      all.map((record) => record.bytes),
      this.encoding,
    );
  }

  #readHeader({ bytes }: SourceRecord): CsvHeader | null {
    const reading = readCsvHeader(decodeForDisplay(bytes, this.encoding), this.#columns);
    if (!reading.ok) {
      this.problems.push(reading.problem);
      return null;
    }
    const { columns, unknownColumns } = reading.header;
    if (unknownColumns.length > 0) {
      this.notices.push({ code: 'unknown-columns', columns: abridge(unknownColumns) });
    }
    return { columns, unknownColumns: [] };
  }
}

/** The batch item has room for a few names, and a header for thousands. */
function abridge(names: readonly string[]): readonly string[] {
  const shown = names.slice(0, mostNames).map((name) => name.slice(0, longestName));
  return names.length > mostNames ? [...shown, `… (+${names.length - mostNames})`] : shown;
}

interface RecordGroup {
  /** The header row of a CSV file, with its first group. */
  readonly header: SourceRecord | null;
  readonly records: readonly SourceRecord[];
}

/** Groups of as many records as make a chunk. A file of nothing but a header still gives one group. */
async function* gatherRecords(records: AsyncIterable<SourceRecord>): AsyncGenerator<RecordGroup> {
  let header: SourceRecord | null = null;
  let group: SourceRecord[] = [];
  let groupBytes = 0;
  for await (const record of records) {
    if (record.kind === 'header') {
      header = record;
      continue;
    }
    if (
      group.length === recordsAChunk ||
      (group.length > 0 && groupBytes + record.bytes.length > bytesAChunk)
    ) {
      yield { header, records: group };
      header = null;
      group = [];
      groupBytes = 0;
    }
    group.push(record);
    groupBytes += record.bytes.length;
  }
  if (group.length > 0 || header) yield { header, records: group };
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
  const head = {
    bytes: Buffer.concat(pieces),
    isWhole: isWhole || failure !== null,
    failure: failure && { code: failure.code },
  };
  return [head, resume(head.bytes, source, failure)];
}

async function* resume(head: Uint8Array, rest: AsyncIterable<Uint8Array>, failure: GzipError | null) {
  yield head;
  if (failure) throw failure;
  yield* rest;
}

async function inflateIfGzip(source: AsyncIterable<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const pieces = source[Symbol.asyncIterator]();
  const [signature, isWhole] = await takeSignature(pieces);
  const all = (async function* () {
    if (signature.length > 0) yield signature;
    if (isWhole) return;
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  })();
  return isGzip(signature) ? gunzip(all) : all;
}

/** The first piece, with the next where a network cut the two bytes apart that tell a gzip file. */
async function takeSignature(pieces: AsyncIterator<Uint8Array>): Promise<[Uint8Array, isWhole: boolean]> {
  let signature: Uint8Array = new Uint8Array();
  while (signature.length < 2) {
    const piece = await pieces.next();
    if (piece.done) return [signature, true];
    signature = signature.length === 0 ? piece.value : Buffer.concat([signature, piece.value]);
  }
  return [signature, false];
}
