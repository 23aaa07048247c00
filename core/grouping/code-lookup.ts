/**
 * A hash table from code to row, as numbers. A slot holds a code's row and length in one word and its
 * characters in three, a byte each: the first four, the next four where there are as many, and the rest; so
 * one look at memory settles most codes. The slot of a code that does not fit says where it stands in `long`.
 */
export interface CodeEntries {
  readonly slots: Int32Array;
  /** Length, row and then the characters of each long code, a word each. */
  readonly long: Int32Array;
}

const slotLength = 4;
const shortLength = 12;
/** In the place of the length. */
const longMark = 15;
const longHead = 2;

/** Looks codes up by their characters, without making or keeping strings. Exact: no two codes are taken for one. */
export class CodeLookup {
  readonly #slots: Int32Array;
  readonly #long: Int32Array;
  readonly #mask: number;

  constructor({ slots, long }: CodeEntries) {
    this.#slots = slots;
    this.#long = long;
    this.#mask = slots.length - 1;
  }

  has(code: string): boolean {
    return this.#find(code) >= 0;
  }

  /** 0 for an unknown code. */
  rowOf(code: string): number {
    const row = this.#find(code);
    return Math.max(row, 0);
  }

  /** The row, -1 for an unknown code. */
  #find(code: string): number {
    const { length } = code;
    if (length > shortLength) return this.#findLong(code);
    let first = 0;
    let second = 0;
    let rest = 0;
    let seen = 0;
    let i = 0;
    if (length >= 4) {
      const a = code.charCodeAt(0);
      const b = code.charCodeAt(1);
      const c = code.charCodeAt(2);
      const d = code.charCodeAt(3);
      seen = a | b | c | d;
      first = a | (b << 8) | (c << 16) | (d << 24);
      i = 4;
    }
    if (length >= 8) {
      const a = code.charCodeAt(4);
      const b = code.charCodeAt(5);
      const c = code.charCodeAt(6);
      const d = code.charCodeAt(7);
      seen |= a | b | c | d;
      second = a | (b << 8) | (c << 16) | (d << 24);
      i = 8;
    }
    // Shifts count modulo 32.
    for (; i < length; i++) {
      const character = code.charCodeAt(i);
      seen |= character;
      rest |= character << (i << 3);
    }
    return seen > 0xff ? this.#findLong(code) : this.#findShort(length, first, second, rest);
  }

  #findShort(length: number, first: number, second: number, rest: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let at = shortHash(length, first, second, rest) & mask; ; at = (at + slotLength) & mask) {
      const head = slots[at] as number;
      if (head === 0) return -1;
      if (
        slots[at + 1] === first &&
        slots[at + 2] === second &&
        slots[at + 3] === rest &&
        (head & 15) === length
      )
        return (head >>> 4) - 1;
    }
  }

  #findLong(code: string): number {
    const hash = longHash(code);
    for (let at = hash & this.#mask; ; at = (at + slotLength) & this.#mask) {
      const head = this.#slots[at] as number;
      if (head === 0) return -1;
      if ((head & 15) !== longMark || this.#slots[at + 1] !== hash) continue;
      const place = this.#slots[at + 2] as number;
      if (this.#isLong(code, place)) return this.#long[place + 1] as number;
    }
  }

  #isLong(code: string, place: number): boolean {
    if (this.#long[place] !== code.length) return false;
    for (let i = 0; i < code.length; i++) {
      if (this.#long[place + longHead + i] !== code.charCodeAt(i)) return false;
    }
    return true;
  }
}

/** Builds the table of codes that are all different. */
export function enterCodes(rows: readonly (readonly [code: string, row: number])[]): CodeEntries {
  const slots = new Int32Array(slotLength * slotCount(rows.length));
  const long: number[] = [];
  for (const [code, row] of rows) {
    const { hash, words } = isShort(code) ? shortSlot(code, row) : longSlot(code, row, long);
    let at = hash & (slots.length - 1);
    while (slots[at] !== 0) at = (at + slotLength) & (slots.length - 1);
    slots.set(words, at);
  }
  return { slots, long: Int32Array.from(long) };
}

interface Slot {
  readonly hash: number;
  readonly words: readonly number[];
}

function shortSlot(code: string, row: number): Slot {
  const words: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < code.length; i++) {
    const word = code.length >= (i | 3) + 1 && i < 8 ? i >>> 2 : 2;
    words[word] = (words[word] ?? 0) | (code.charCodeAt(i) << (i << 3));
  }
  return { hash: shortHash(code.length, ...words), words: [headOf(row, code.length), ...words] };
}

function longSlot(code: string, row: number, long: number[]): Slot {
  const hash = longHash(code);
  const words = [headOf(0, longMark), hash, long.length];
  long.push(code.length, row);
  for (let i = 0; i < code.length; i++) long.push(code.charCodeAt(i));
  return { hash, words };
}

function isShort(code: string): boolean {
  if (code.length > shortLength) return false;
  for (let i = 0; i < code.length; i++) if (code.charCodeAt(i) > 0xff) return false;
  return true;
}

/** Never 0, which is an empty slot. */
function headOf(row: number, length: number): number {
  return ((row + 1) << 4) | length;
}

/** At most half of the slots are taken. */
function slotCount(codes: number): number {
  return 2 ** Math.ceil(Math.log2(2 * codes + 1));
}

/** Hashes point at the beginning of a slot. */
function shortHash(length: number, first: number, second: number, rest: number): number {
  const hash =
    Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(rest + length, 0xc2b2ae35);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 13)) & -slotLength;
}

function longHash(code: string): number {
  let hash = code.length;
  for (let i = 0; i < code.length; i++) hash = Math.imul(hash ^ code.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & -slotLength;
}
