import type { TrailState } from './trail-tracker.ts';

/** Where a record ends in the window, and where the window goes on. */
export interface Cut {
  /** The record is `window[0, end)`; 0 means that there were only separators to step over. */
  readonly end: number;
  readonly next: number;
  /** Line feeds before {@link next}, where the scanner knows without looking for them. */
  readonly lineFeeds?: number;
  /** The input ended before the record did. */
  readonly truncated?: boolean;
}

/** What a scanner knows between two records, as JSON: `null` where it is nothing. */
export type ScannerState = JsonState | CsvState | null;

export interface CsvState {
  readonly kind: 'csv';
  /** Bytes that were looked at in vain, less what was paid back. */
  readonly debtBytes: number;
  readonly isPaying: boolean;
}

export interface JsonState {
  readonly kind: 'json';
  readonly isInList: boolean;
  readonly trail: TrailState;
}

/**
 * Finds record boundaries in a window of bytes that starts where the last cut said and grows at its
 * end. A scanner remembers how far it has looked, so that no byte is looked at twice.
 */
export interface BoundaryScanner {
  /** The next cut, or `null` if more bytes are needed. */
  scan(window: Uint8Array): Cut | null;
  /** Called once `scan` finds nothing and no bytes will follow; `null` when all has been cut. */
  finish(window: Uint8Array): Cut | null;
  /** The window was emptied inside a record too long to keep: its end is still to be found. */
  forget(): void;
  /** Asked between two records, for another scanner to go on there. */
  state(): ScannerState;
}

export const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export function isBlankByte(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === lineFeed || byte === carriageReturn;
}

/** A line that ends at `at`, without the CR of a CRLF; blank lines come out empty. */
export function lineCut(window: Uint8Array, at: number, isBlank: (byte: number) => boolean): Cut {
  const end = window[at - 1] === carriageReturn ? at - 1 : at;
  return { end: isAll(window, end, isBlank) ? 0 : end, next: Math.min(at + 1, window.length) };
}

function isAll(window: Uint8Array, end: number, is: (byte: number) => boolean): boolean {
  for (let at = 0; at < end; at++) if (!is(window[at] as number)) return false;
  return true;
}
