import {
  type BoundaryScanner,
  type CsvState,
  type Cut,
  isBlankByte,
  lineCut,
  lineFeed,
} from './boundary-scanner.ts';

const quote = 0x22;
const comma = 0x2c;

/** What is looked at in vain costs so many times less than it is. */
const mostLooksAByte = 16;

type Place = 'cell-start' | 'cell' | 'quoted' | 'after-quote';

/**
 * One record a row; line feeds inside quoted cells belong to the row. Where quotes make no sense over
 * several lines (one was never closed), the first line is cut off as a record of its own, to be
 * rejected, and reading resumes at the second.
 *
 * Rows can be made of which each looks open to the last: what was looked at in vain is a debt, and beyond some of it
 * every line is a row until that is paid back. So no byte is looked at more than some twenty times.
 */
export class CsvScanner implements BoundaryScanner {
  #place: Place = 'cell-start';
  #seen = 0;
  #firstLineFeed = -1;
  #wasForgotten = false;
  #quoteAt = 0;
  #debtBytes: number;
  #isPaying: boolean;
  readonly #longestQuotedBytes: number;

  /**
   * @param longestQuotedBytes a quote left open would swallow the rest of the file: beyond so much it is a mistake
   * @param from what another scanner knew where this one goes on; `null` at the beginning
   */
  constructor(longestQuotedBytes: number, from: CsvState | null = null) {
    this.#longestQuotedBytes = longestQuotedBytes;
    this.#debtBytes = from?.debtBytes ?? 0;
    this.#isPaying = from?.isPaying ?? false;
  }

  scan(window: Uint8Array): Cut | null {
    if (this.#seen === 0 && this.#place === 'cell-start') {
      const cut = this.#cutPlainLine(window);
      if (cut !== null) return cut;
    }
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
    if (this.#firstLineFeed >= 0) return this.#cutBack(window, window.length);
    return { ...this.#cutAt(window, window.length), truncated: true };
  }

  forget(): void {
    this.#seen = 0;
    this.#firstLineFeed = -1;
    this.#wasForgotten = true;
  }

  state(): CsvState {
    return { kind: 'csv', debtBytes: this.#debtBytes, isPaying: this.#isPaying };
  }

  /** Most rows have no quotes: they end with their line, and are not looked at byte by byte. */
  #cutPlainLine(window: Uint8Array): Cut | null {
    const at = window.indexOf(lineFeed);
    if (at < 0 || window.subarray(0, at).includes(quote)) return null;
    return { ...this.#cutAt(window, at), lineFeeds: 1 };
  }

  #step(window: Uint8Array, at: number, byte: number): Cut | null {
    if (this.#place === 'quoted') return this.#stepQuoted(window, at, byte);
    if (byte === lineFeed) return this.#cutAt(window, at);
    if (this.#isPaying) return null;
    if (byte === comma) this.#place = 'cell-start';
    else if (byte === quote && this.#place !== 'cell') this.#openQuote(at);
    else if (this.#place === 'cell-start') this.#place = 'cell';
    else if (this.#place === 'after-quote' && !isBlankByte(byte)) return this.#stray(window, at);
    return null;
  }

  /** A quote behind a quote stands for itself: the cell goes on. */
  #openQuote(at: number): void {
    if (this.#place === 'cell-start') this.#quoteAt = at;
    this.#place = 'quoted';
  }

  #stepQuoted(window: Uint8Array, at: number, byte: number): Cut | null {
    if (byte === quote) this.#place = 'after-quote';
    if (byte !== lineFeed) return null;
    if (this.#firstLineFeed < 0) this.#firstLineFeed = at;
    const isTooLong = this.#wasForgotten || at - this.#quoteAt > this.#longestQuotedBytes;
    return isTooLong ? this.#cutBack(window, at) : null;
  }

  /** Text behind a closing quote: over several lines, the quote that it closed was never meant to be open. */
  #stray(window: Uint8Array, at: number): Cut | null {
    if (this.#firstLineFeed >= 0) return this.#cutBack(window, at);
    this.#place = 'cell';
    return null;
  }

  /** At the first line feed: what lies behind it will be looked at once more. */
  #cutBack(window: Uint8Array, lookedTo: number): Cut {
    this.#debtBytes += lookedTo - this.#firstLineFeed;
    return this.#cutAt(window, this.#firstLineFeed);
  }

  #cutAt(window: Uint8Array, at: number): Cut {
    this.#debtBytes = Math.max(0, this.#debtBytes - mostLooksAByte * at);
    if (this.#debtBytes === 0) this.#isPaying = false;
    else if (this.#debtBytes > mostLooksAByte * this.#longestQuotedBytes) this.#isPaying = true;
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
