import { type BoundaryScanner, type Cut, isBlankByte, lineCut, lineFeed } from './boundary-scanner.ts';
import { JsonScanner } from './json-scanner.ts';

/** One record a line. No byte of a UTF-8 or GB18030 character can be mistaken for the line feed. */
export class LineScanner implements BoundaryScanner {
  #seen = 0;

  scan(window: Uint8Array): Cut | null {
    const at = window.indexOf(lineFeed, this.#seen);
    this.#seen = at < 0 ? window.length : 0;
    return at < 0 ? null : { ...lineCut(window, at, isBlankByte), lineFeeds: 1 };
  }

  /** A last line without a line feed is whole unless it opens a JSON value that it does not close. */
  finish(window: Uint8Array): Cut | null {
    if (window.length === 0) return null;
    this.#seen = 0;
    const line = lineCut(window, window.length, isBlankByte);
    return { ...line, truncated: opensMoreThanItCloses(window) };
  }

  forget(): void {
    this.#seen = 0;
  }

  state(): null {
    return null;
  }
}

function opensMoreThanItCloses(line: Uint8Array): boolean {
  const scanner = new JsonScanner();
  for (let rest = line; rest.length > 0; ) {
    const cut = scanner.scan(rest) ?? scanner.finish(rest);
    if (cut === null) return false;
    if (cut.truncated) return true;
    rest = rest.subarray(cut.next);
  }
  return false;
}
