import { lengthOfMark } from './byte-order-mark.ts';
import type { FeeRow } from './fee-row.ts';
import { type BoundaryScanner, type Cut, lineFeed, type ScannerState } from './splitting/boundary-scanner.ts';
import { ByteWindow } from './splitting/byte-window.ts';
import { CsvScanner } from './splitting/csv-scanner.ts';
import { JsonScanner } from './splitting/json-scanner.ts';
import { LineScanner } from './splitting/line-scanner.ts';

/** How the records of a file are told apart. */
export type RecordFormat = 'ndjson' | 'json' | 'csv';

/** A piece of a file that should be one settlement list (or the header of a CSV file). */
export interface SourceRecord {
  /**
   * `truncated`: the input ended inside it. `oversized`: longer than allowed, `bytes` holds its beginning.
   * Both are to be rejected, but they count as read.
   */
  readonly kind: 'record' | 'header' | 'truncated' | 'oversized';
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** As in the file, without line end. A view into what was pushed: copy it to keep it for long. */
  readonly bytes: Uint8Array;
  /**
   * The case's rows of the tables of fee lines; left out where there are no such tables. Of a fee line without a case,
   * the others of its settlement.
   */
  readonly feeRows?: readonly FeeRow[];
}

/** A place between two records, from which another splitter cuts the same records. Plain JSON. */
export interface SplitPosition {
  /** Bytes of the text before it. */
  readonly offset: number;
  /** Line of the text, from 1. */
  readonly line: number;
  readonly scanner: ScannerState;
}

export interface RecordSplitterOptions {
  readonly format: RecordFormat;
  /** Where to go on, when the bytes before were cut by another splitter. A header, if any, was among them. */
  readonly from?: SplitPosition | undefined;
  /** @default 16 MiB */
  readonly maxRecordBytes?: number;
  /** Of a CSV file: a quote that is open for longer than a cell may be is taken as a mistake. @default 65,536 */
  readonly maxCellChars?: number;
}

/** What is kept of an oversized record: enough to recognise it. */
const oversizedHeadBytes = 4096;

/** A character has four bytes at the most, and a quote is written twice. */
const mostBytesAChar = 4;

function scannerOf(format: RecordFormat, state: ScannerState, maxCellChars: number): BoundaryScanner {
  if (format === 'ndjson') return new LineScanner();
  if (format === 'json') return new JsonScanner(state?.kind === 'json' ? state : null);
  return new CsvScanner(mostBytesAChar * maxCellChars, state?.kind === 'csv' ? state : null);
}

/**
 * Cuts a file into records as its bytes arrive, holding no more than one record at a time. How the bytes
 * are divided among the pushes never changes the records.
 */
export class RecordSplitter {
  readonly #scanner: BoundaryScanner;
  readonly #window = new ByteWindow();
  readonly #maxRecordBytes: number;
  #isAtStart: boolean;
  #isHeaderDue: boolean;
  #isSkipping = false;
  #offset: number;
  #line: number;
  /** Behind the last cut. */
  #position: SplitPosition;
  #before: SplitPosition;

  constructor(options: RecordSplitterOptions) {
    const { format, from, maxRecordBytes = 16 * 1024 * 1024, maxCellChars = 64 * 1024 } = options;
    this.#scanner = scannerOf(format, from?.scanner ?? null, maxCellChars);
    this.#maxRecordBytes = maxRecordBytes;
    this.#isAtStart = from === undefined;
    this.#isHeaderDue = format === 'csv' && from === undefined;
    this.#offset = from?.offset ?? 0;
    this.#line = from?.line ?? 1;
    this.#position = from ?? { offset: 0, line: 1, scanner: this.#scanner.state() };
    this.#before = this.#position;
  }

  /** The position before the record that was cut last: who goes on there gets it once more. */
  get before(): SplitPosition {
    return this.#before;
  }

  /** As {@link push}, one by one: {@link before} is that of the record taken. */
  *cut(bytes: Uint8Array): Generator<SourceRecord> {
    this.#window.append(bytes);
    if (!this.#isAtStart || this.#window.view().length >= 4) yield* this.#cutAll(false, false);
  }

  /** The bytes must not be changed afterwards: records are views into them. */
  push(bytes: Uint8Array): SourceRecord[] {
    return [...this.cut(bytes)];
  }

  /**
   * What is left once all bytes are in.
   * @param wasCutShort the source broke off (a truncated gzip, say): what is left is not a whole record
   */
  end(wasCutShort = false): SourceRecord[] {
    return [...this.cutRest(wasCutShort)];
  }

  /** As {@link end}, one by one: {@link before} is that of the record taken. */
  cutRest(wasCutShort: boolean): Generator<SourceRecord> {
    return this.#cutAll(true, wasCutShort);
  }

  *#cutAll(isEnd: boolean, wasCutShort: boolean): Generator<SourceRecord> {
    if (this.#isAtStart) this.#skipByteOrderMark();
    for (;;) {
      const window = this.#window.view();
      const found = this.#scanner.scan(window);
      if (found === null && this.#window.extend()) continue;
      const cut = found ?? (isEnd ? this.#finish(window, wasCutShort) : null);
      if (cut === null) break;
      const record = this.#take(window, cut);
      if (record) yield record;
    }
    const oversized = this.#skipIfOversized();
    if (oversized) yield oversized;
  }

  #finish(window: Uint8Array, wasCutShort: boolean): Cut | null {
    const cut = this.#scanner.finish(window);
    const isTail = cut !== null && cut.end > 0 && cut.next === window.length;
    return isTail && wasCutShort ? { ...cut, truncated: true } : cut;
  }

  #take(window: Uint8Array, cut: Cut): SourceRecord | null {
    const isRecord = cut.end > 0 || cut.truncated === true;
    const record = isRecord && !this.#isSkipping ? this.#recordOf(window.subarray(0, cut.end), cut) : null;
    if (record) this.#before = this.#position;
    this.#isSkipping = false;
    this.#advance(window, cut.next, cut.lineFeeds);
    this.#position = { offset: this.#offset, line: this.#line, scanner: this.#scanner.state() };
    return record;
  }

  #recordOf(bytes: Uint8Array, cut: Cut): SourceRecord {
    if (bytes.length > this.#maxRecordBytes) return this.#oversized(bytes);
    const kind = cut.truncated ? 'truncated' : this.#isHeaderDue ? 'header' : 'record';
    this.#isHeaderDue = false;
    return { kind, line: this.#line, bytes };
  }

  #oversized(bytes: Uint8Array): SourceRecord {
    const head = bytes.slice(0, Math.min(oversizedHeadBytes, this.#maxRecordBytes));
    return { kind: 'oversized', line: this.#line, bytes: head };
  }

  /** Called when the window holds the beginning of one record and nothing else. */
  #skipIfOversized(): SourceRecord | null {
    const window = this.#window.view();
    // One byte more may be the CR of a CRLF that is still to be completed.
    if (!this.#isSkipping && window.length <= this.#maxRecordBytes + 1) return null;
    const oversized = this.#isSkipping ? null : this.#oversized(window);
    if (oversized) this.#before = this.#position;
    this.#isSkipping = true;
    this.#scanner.forget();
    this.#advance(window, window.length);
    return oversized;
  }

  #advance(
    window: Uint8Array,
    byteCount: number,
    lineFeeds = countLineFeeds(window.subarray(0, byteCount)),
  ): void {
    this.#line += lineFeeds;
    this.#offset += byteCount;
    this.#window.drop(byteCount);
  }

  #skipByteOrderMark(): void {
    const window = this.#window.view();
    const length = lengthOfMark(window);
    this.#offset += length;
    this.#window.drop(length);
    this.#isAtStart = false;
  }
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
}
