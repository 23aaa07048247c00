import type { Chunk } from '../../core/claims/chunk.ts';
import type { CsvColumns } from '../../core/claims/csv-columns.ts';
import { decodeForDisplay, detectEncoding, type Encoding } from '../../core/claims/encoding.ts';
import type { FileProblem } from '../../core/claims/file-problem.ts';
import { type IntakeLimits, ownRecordLimits } from '../../core/claims/intake-limits.ts';
import { type CsvHeader, readCsvHeader } from '../../core/claims/read-csv-header.ts';
import {
  type RecordFormat,
  RecordSplitter,
  type SourceRecord,
  type SplitPosition,
} from '../../core/claims/record-splitter.ts';
import { sniffFormat } from '../../core/claims/sniff.ts';
import { abridge, abridgeNames } from './abridge.ts';
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

interface FoundRecords {
  readonly format: RecordFormat;
  readonly records: AsyncIterable<SourceRecord>;
}

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

/** A part that another run has read to some place. */
export interface BegunPart {
  readonly report: PartReport;
  readonly position: SplitPosition;
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
  /** Where the part goes on behind the chunk that was given last; `null` where it must be read from its beginning. */
  position: SplitPosition | null = null;
  /** Nothing more will come of it. */
  isThrough = false;
  #failure: FileProblem | null = null;
  readonly #part: FilePart;
  readonly #means: ReadingMeans;

  /** @param begun what another run found out, and where it stopped */
  constructor(part: FilePart, means: ReadingMeans, begun?: BegunPart) {
    this.name = part.name;
    this.notices = [...(begun?.report ?? part).notices];
    this.#part = part;
    this.#means = means;
    if (!begun) return;
    const { report, position } = begun;
    this.problems.push(...report.problems);
    this.format = report.format;
    this.encoding = report.encoding;
    this.records = report.records;
    this.csvHeader = report.csvHeader;
    this.position = position;
  }

  /** What has been found out so far, as data. Who goes on from a position will meet the failure himself. */
  get report(): PartReport {
    const { name, format, encoding, records, csvHeader, notices } = this;
    const problems = this.problems.filter((problem) => this.isThrough || problem !== this.#failure);
    return { name, format, encoding, records, csvHeader, problems, notices: [...notices] };
  }

  async *chunks(): AsyncGenerator<PartChunk> {
    yield* this.#chunks();
    this.isThrough = true;
  }

  async *#chunks(): AsyncGenerator<PartChunk> {
    const found = await (this.position ? this.#resume(this.position) : this.#find());
    if (!found) return;
    for await (const { header, records } of gatherRecords(found.records, this.#means.limits)) {
      this.#takeEncoding(header, records);
      if (header) this.csvHeader = this.#readHeader(header);
      if (header && !this.csvHeader) return;
      // A table of nothing but a header is no chunk, and takes no number.
      if (records.length === 0) continue;
      this.records += records.length;
      const { name, encoding, csvHeader } = this;
      const limits = ownRecordLimits(this.#means.limits);
      yield { file: name, format: found.format, encoding, csvHeader, ...limits, records };
    }
    if (this.records === 0 && this.problems.length === 0) this.problems.push({ code: 'no-records' });
  }

  /** `null` where the part cannot be read at all, which is told among the problems. */
  async #find(): Promise<FoundRecords | null> {
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

  async #resume(from: SplitPosition): Promise<FoundRecords | null> {
    const content = await this.#open(from.offset);
    const { format } = this;
    if (content?.kind !== 'text' || format === null || format === 'xlsx') return null;
    return { format, records: this.#recordsOf(format, content.bytes, from) };
  }

  async #open(from = 0) {
    try {
      return await this.#part.open(from);
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
    this.isThrough = true;
  }

  async *#recordsOf(
    format: RecordFormat,
    bytes: AsyncIterable<Uint8Array>,
    from?: SplitPosition,
  ): AsyncGenerator<SourceRecord> {
    const { maxRecordBytes, maxCellChars } = this.#means.limits;
    const splitter = new RecordSplitter({ format, maxRecordBytes, maxCellChars, from });
    try {
      for await (const piece of bytes) yield* this.#locate(splitter, splitter.cut(piece));
    } catch (error) {
      this.#takeFailure(error);
    }
    yield* this.#locate(splitter, splitter.cutRest(this.problems.length > 0));
    this.isThrough = true;
  }

  /** A chunk is given when the record behind it has been cut: there the part goes on. */
  *#locate(splitter: RecordSplitter, records: Iterable<SourceRecord>): Generator<SourceRecord> {
    for (const record of records) {
      this.position = splitter.before;
      yield record;
    }
  }

  /** Throws on what is no fault of the file. */
  #takeFailure(error: unknown): void {
    if (!(error instanceof BrokenOff)) throw error;
    this.#failure = error.problem;
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
      this.problems.push(abridgeNames(reading.problem));
      return null;
    }
    const { unknownColumns } = reading.header;
    if (unknownColumns.length > 0) {
      this.notices.push({ code: 'unknown-columns', columns: abridge(unknownColumns) });
    }
    return { ...reading.header, unknownColumns: [] };
  }
}
