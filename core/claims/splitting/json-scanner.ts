import { type BoundaryScanner, type Cut, isBlankByte, type JsonState, lineFeed } from './boundary-scanner.ts';
import { BracketStack } from './bracket-stack.ts';
import { TrailTracker } from './trail-tracker.ts';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
/** Of the bytes below 0x80 that are part of a GB18030 character. */
const leastTrail = 0x30;

/**
 * One record a top-level value or element of a top-level array, by nesting alone. Broken values are cut
 * where the damage shows, so that the next one is read again; what lies between values is cut as a
 * record of its own, to be rejected rather than lost.
 */
export class JsonScanner implements BoundaryScanner {
  readonly #open = new BracketStack();
  readonly #trail: TrailTracker;
  #seen = 0;
  #isInList = false;
  #isInString = false;
  #isEscaped = false;
  #isInJunk = false;
  /** The last byte outside strings that was not blank. */
  #lastMark = 0;

  /** @param from what another scanner knew where this one goes on; `null` at the beginning */
  constructor(from: JsonState | null = null) {
    this.#trail = new TrailTracker(from?.trail);
    this.#isInList = from?.isInList ?? false;
  }

  scan(window: Uint8Array): Cut | null {
    for (let at = this.#seen; at < window.length; at++) {
      const byte = window[at] as number;
      const cut = this.#open.depth > 0 ? this.#stepInside(byte, at) : this.#stepBetween(byte, at);
      if (cut !== null) return this.#resumeAfter(cut);
    }
    this.#seen = window.length;
    const isOnlySeparators = this.#open.depth === 0 && !this.#isInJunk && window.length > 0;
    return isOnlySeparators ? this.#resumeAfter({ end: 0, next: window.length }) : null;
  }

  /** A list that is not closed is told too, as a truncated record without bytes. */
  finish(window: Uint8Array): Cut | null {
    const truncated = this.#open.depth > 0 || this.#isInList;
    if (window.length === 0 && !truncated) return null;
    this.#abandonValue();
    this.#isInList = false;
    return this.#resumeAfter({ end: window.length, next: window.length, truncated });
  }

  forget(): void {
    this.#seen = 0;
  }

  state(): JsonState {
    return { kind: 'json', isInList: this.#isInList, trail: this.#trail.state() };
  }

  #resumeAfter(cut: Cut): Cut {
    this.#seen = 0;
    this.#isInJunk = false;
    return cut;
  }

  #stepBetween(byte: number, at: number): Cut | null {
    if (this.#isInJunk) return this.#isTrail(byte) || !endsJunk(byte) ? null : { end: at, next: at };
    if (isBlankByte(byte) || byte === comma) return null;
    if (byte === openBracket && !this.#isInList) return this.#enterList(true);
    if (byte === closeBracket && this.#isInList) return this.#enterList(false);
    // The window has to start with the value, so that the value's line and length are right.
    if (at > 0) return { end: 0, next: at };
    if (byte === openBrace || byte === openBracket) this.#open.push(byte);
    else this.#isInJunk = !this.#isTrail(byte);
    this.#lastMark = byte;
    return null;
  }

  #isTrail(byte: number): boolean {
    // No half of a character is a quote or a line feed: behind a stray byte they are what they look like.
    if (byte < 0x80) return this.#trail.readLow() && byte >= leastTrail;
    this.#trail.readHigh(byte);
    return false;
  }

  #enterList(isInList: boolean): null {
    this.#isInList = isInList;
    return null;
  }

  #stepInside(byte: number, at: number): Cut | null {
    if (this.#isInString) this.#stepString(byte);
    else if (!isBlankByte(byte)) return this.#stepStructure(byte, at);
    return null;
  }

  /** JSON has no raw line feed in strings: one means that the closing quote is missing. */
  #stepString(byte: number): void {
    if (this.#isTrail(byte)) return;
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote || byte === lineFeed) this.#isInString = false;
  }

  #stepStructure(byte: number, at: number): Cut | null {
    const before = this.#lastMark;
    this.#lastMark = byte;
    if (byte === quote) this.#isInString = true;
    else if (byte === openBrace && this.#open.isInObject && (before === comma || before === openBrace))
      return this.#abandonAt(at);
    else if (byte === openBrace || byte === openBracket) this.#open.push(byte);
    else if (byte === closeBrace || byte === closeBracket) return this.#close(byte, at);
    return null;
  }

  #close(byte: number, at: number): Cut | null {
    if (!this.#open.close(byte)) return this.#abandonAt(at);
    return this.#open.depth === 0 ? { end: at + 1, next: at + 1 } : null;
  }

  /** A byte that cannot belong to this value: the value is cut here, and the byte is read again outside it. */
  #abandonAt(at: number): Cut {
    this.#abandonValue();
    return { end: at, next: at };
  }

  #abandonValue(): void {
    this.#open.clear();
    this.#isInString = false;
    this.#isEscaped = false;
    this.#lastMark = 0;
  }
}

function endsJunk(byte: number): boolean {
  return (
    byte === lineFeed ||
    byte === comma ||
    byte === openBrace ||
    byte === openBracket ||
    byte === closeBrace ||
    byte === closeBracket
  );
}
