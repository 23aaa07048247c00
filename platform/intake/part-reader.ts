import type { Chunk } from '../../core/claims/chunk.ts';
import type { CsvColumns } from '../../core/claims/csv-columns.ts';
import { decodeForDisplay, detectEncoding, type Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import { type IntakeLimits, ownRecordLimits } from '../../core/claims/intake-limits.ts';
import { type CsvHeader, readCsvHeader } from '../../core/claims/read-csv-header.ts';
import { type RecordFormat, RecordSplitter, type SourceRecord } from '../../core/claims/record-splitter.ts';
import { sniffFormat } from '../../core/claims/sniff.ts';
import { abridge } from './abridge.ts';
import { BrokenOff } from './broken-off.ts';
import type { FilePart, SheetContent } from './file-part.ts';
import { gatherRecords } from './gather-records.ts';
import { takeHead } from './take-head.ts';

/** What is told of a part's beginning, and how much is read of it. */
export interface ReadingMeans {
  readonly columns: CsvColumns;
  readonly limits: IntakeLimits;
}

/** Records of one part with what is needed to read them apart from it; the file numbers them. */
export type PartChunk = Omit<Chunk, 'number' | 'recordsBefore'>;

/** What was found out about a part by reading it. */
export interface PartReport {
  readonly name: string;
  /** `null` where that could not be told. */
  readonly format: RecordFormat | 'xlsx' | null;
  readonly encoding: Encoding | 'ascii';
  /** Records cut so far, whole or not. */
  readonly records: number;
  /** Of a CSV file or a sheet. */
  readonly csvHeader: CsvHeader | null;
  /** Why the part, or its rest, could not be read. */
  readonly problems: readonly FileProblem[];
  /** What the office should know about a part that was read. */
  readonly notices: readonly FileProblem[];
}

/** One part on its way into chunks. Its report is complete once the chunks have been taken. */
export class PartReader implements PartReport {
  readonly name: string;
  readonly problems: FileProblem[] = [];
  readonly notices: FileProblem[];
  format: RecordFormat | 'xlsx' | null = null;
  encoding: Encoding | 'ascii' = 'ascii';
  records = 0;
  csvHeader: CsvHeader | null = null;
  readonly #part: FilePart;
  readonly #means: ReadingMeans;

  constructor(part: FilePart, means: ReadingMeans) {
    this.name = part.name;
    this.notices = [...part.notices];
    this.#part = part;
    this.#means = means;
  }

  async *chunks(): AsyncGenerator<PartChunk> {
    const found = await this.#find();
    if (!found) return;
    for await (const { header, records } of gatherRecords(found.records, this.#means.limits)) {
      this.#takeEncoding(header, records);
      if (header) this.csvHeader = this.#readHeader(header);
      if (header && !this.csvHeader) return;
      this.records += records.length;
      const { name, encoding, csvHeader } = this;
      const limits = ownRecordLimits(this.#means.limits);
      yield { file: name, format: found.format, encoding, csvHeader, ...limits, records };
    }
    if (this.records === 0 && this.problems.length === 0) this.problems.push({ code: 'no-records' });
  }

  /** `null` where the part cannot be read at all, which is told among the problems. */
  async #find(): Promise<{ format: RecordFormat; records: AsyncIterable<SourceRecord> } | null> {
    const content = await this.#open();
    if (content === null) return null;
    if (content.kind === 'sheet') {
      this.format = 'xlsx';
      this.encoding = 'utf-8';
      return { format: 'csv', records: this.#rowsOf(content) };
    }
    const [head, bytes] = await takeHead(content.bytes);
    const sniffed = sniffFormat({ bytes: head.bytes, name: this.name, isWhole: head.isWhole });
    if (!sniffed.ok) {
      this.problems.push(head.failure ?? sniffed.problem);
      await bytes.return?.();
      return null;
    }
    this.format = sniffed.format;
    return { format: sniffed.format, records: this.#recordsOf(sniffed.format, bytes) };
  }

  async #open() {
    try {
      return await this.#part.open();
    } catch (error) {
      this.#takeFailure(error);
      return null;
    }
  }

  async *#rowsOf({ rows, notices }: SheetContent): AsyncGenerator<SourceRecord> {
    try {
      yield* rows;
    } catch (error) {
      this.#takeFailure(error);
    }
    this.notices.push(...notices);
  }

  async *#recordsOf(format: RecordFormat, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRecord> {
    const { maxRecordBytes } = this.#means.limits;
    const splitter = new RecordSplitter({ format, maxRecordBytes });
    try {
      for await (const piece of bytes) yield* splitter.push(piece);
    } catch (error) {
      this.#takeFailure(error);
    }
    yield* splitter.end(this.problems.length > 0);
  }

  /** Throws on what is no fault of the file. */
  #takeFailure(error: unknown): void {
    if (!(error instanceof BrokenOff)) throw error;
    this.problems.push(error.problem);
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
    const reading = readCsvHeader(
      decodeForDisplay(bytes, this.encoding),
      this.#means.columns,
      this.#means.limits.maxColumns,
    );
    if (!reading.ok) {
      this.problems.push(reading.problem);
      return null;
    }
    const { unknownColumns } = reading.header;
    if (unknownColumns.length > 0) {
      this.notices.push({ code: 'unknown-columns', columns: abridge(unknownColumns) });
    }
    return { ...reading.header, unknownColumns: [] };
  }
}
