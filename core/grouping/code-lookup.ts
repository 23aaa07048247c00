/**
 * A hash table from code to row, as numbers. A slot holds a code's row and length in one word and its characters
 * in three, a byte each: the first four, the next four where there are as many, and the rest. No two codes want
 * the same slot, so one look at memory settles a code, known or not, unless it is a rare one.
 */
export interface CodeEntries {
  readonly slots: Int32Array;
  /** By the high bits of a hash: how far from where its low bits point the slot is. */
  readonly shifts: Uint16Array;
  /** Codes that are longer than a slot, or of wider characters, or for which no slot was found. */
  readonly rare: readonly (readonly [code: string, row: number])[];
}

export const slotLength = 4;
export const shortLength = 12;
/** Characters of a slot are below this. */
export const narrowCharacters = 0x100;

/** The first word of a slot, 0 where the slot is empty. */
export const head = {
  lengthMask: 15,
  /** A rare code would have its slot here too. */
  crowded: 16,
  /** What is above is the row plus 1. */
  rowShift: 5,
} as const;

/** Looks codes up by their characters, without making or keeping strings. Exact: no two codes are taken for one. */
export class CodeLookup {
  readonly #slots: Int32Array;
  readonly #shifts: Uint16Array;
  readonly #rare: ReadonlyMap<string, number>;

  constructor({ slots, shifts, rare }: CodeEntries) {
    this.#slots = slots;
    this.#shifts = shifts;
    this.#rare = new Map(rare);
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
    if (length > shortLength) return this.#findRare(code);
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
    if (seen >= narrowCharacters) return this.#findRare(code);
    const slots = this.#slots;
    const hash = hashCode(length, first, second, rest);
    const shift = this.#shifts[bucketOf(hash, this.#shifts.length)] as number;
    const at = slotOf(hash, shift, slots.length);
    const word = slots[at] as number;
    const isSame = slots[at + 1] === first && slots[at + 2] === second && slots[at + 3] === rest;
    if (isSame && word >>> head.rowShift !== 0 && (word & head.lengthMask) === length)
      return (word >>> head.rowShift) - 1;
    return (word & head.crowded) === 0 ? -1 : this.#findRare(code);
  }

  #findRare(code: string): number {
    return this.#rare.get(code) ?? -1;
  }
}

export function hashCode(length: number, first: number, second: number, rest: number): number {
  const hash =
    Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(rest + length, 0xc2b2ae35);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
  return mixed ^ (mixed >>> 13);
}

/** Codes of a bucket share their shift. By the high bits, for the slot is found from the low ones. */
export function bucketOf(hash: number, buckets: number): number {
  return (hash >>> 16) & (buckets - 1);
}

/** Where a slot begins among so many words, a power of two. */
export function slotOf(hash: number, shift: number, words: number): number {
  return (slotLength * (hash + shift)) & (words - 1);
}
