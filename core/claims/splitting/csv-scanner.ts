import { type BoundaryScanner, type Cut, isBlankByte, lineCut, lineFeed } from './boundary-scanner.ts';

const quote = 0x22;
const comma = 0x2c;

/** A quote left open would swallow the rest of the file: beyond this many bytes it is taken as a mistake. */
const longestQuotedBytes = 64 * 1024;

type Place = 'cell-start' | 'cell' | 'quoted' | 'after-quote';

/**
 * One record a row; line feeds inside quoted cells belong to the row. Where quotes make no sense over
 * several lines (one was never closed), the first line is cut off as a record of its own, to be
 * rejected, and reading resumes at the second.
 */
export class CsvScanner implements BoundaryScanner {
  #place: Place = 'cell-start';
  #seen = 0;
  #firstLineFeed = -1;
  #wasForgotten = false;

  scan(window: Uint8Array): Cut | null {
    for (let at = this.#seen; at < window.length; at++) {
      const cut = this.#step(window, at, window[at] as number);
      if (cut !== null) return cut;
    }
    this.#seen = window.length;
    return null;
  }

  finish(window: Uint8Array): Cut | null {
    if (window.length === 0) return null;
    if (this.#place !== 'quoted') return this.#cutAt(window, window.length);
    if (this.#firstLineFeed >= 0) return this.#cutAt(window, this.#firstLineFeed);
    return { ...this.#cutAt(window, window.length), truncated: true };
  }

  forget(): void {
    this.#seen = 0;
    this.#firstLineFeed = -1;
    this.#wasForgotten = true;
  }

  state(): null {
    return null;
  }

  #step(window: Uint8Array, at: number, byte: number): Cut | null {
    if (this.#place === 'quoted') return this.#stepQuoted(window, at, byte);
    if (byte === lineFeed) return this.#cutAt(window, at);
    if (byte === comma) this.#place = 'cell-start';
    else if (byte === quote && this.#place !== 'cell') this.#place = 'quoted';
    else if (this.#place === 'cell-start') this.#place = 'cell';
    else if (this.#place === 'after-quote' && !isBlankByte(byte)) return this.#stray(window);
    return null;
  }

  #stepQuoted(window: Uint8Array, at: number, byte: number): Cut | null {
    if (byte === quote) this.#place = 'after-quote';
    if (byte !== lineFeed) return null;
    if (this.#firstLineFeed < 0) this.#firstLineFeed = at;
    const isTooLong = this.#wasForgotten || at > longestQuotedBytes;
    return isTooLong ? this.#cutAt(window, this.#firstLineFeed) : null;
  }

  /** Text behind a closing quote: over several lines, the quote that it closed was never meant to be open. */
  #stray(window: Uint8Array): Cut | null {
    if (this.#firstLineFeed >= 0) return this.#cutAt(window, this.#firstLineFeed);
    this.#place = 'cell';
    return null;
  }

  #cutAt(window: Uint8Array, at: number): Cut {
    this.#place = 'cell-start';
    this.#seen = 0;
    this.#firstLineFeed = -1;
    this.#wasForgotten = false;
    return lineCut(window, at, isEmptyCellByte);
  }
}

/** Spreadsheets leave rows of nothing but commas behind. */
function isEmptyCellByte(byte: number): boolean {
  return byte === comma || byte === quote || isBlankByte(byte);
}
