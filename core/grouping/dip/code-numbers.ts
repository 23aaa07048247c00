import { hashCode, narrowCharacters, shortLength } from '../code-lookup.ts';

/** So many codes are kept; both national tables together have fewer. */
const mostCodes = 1 << 17;
/** Of those that no slot holds. */
const mostRare = 1 << 12;
/** No code of a table is longer, and no longer one is kept. */
const longestRare = 24;

/** Words of a slot: the number plus 1 above the length, or 0 where it is empty, and the characters, a byte each. */
const slotLength = 4;
const lengthBits = 4;

/**
 * Numbers for codes, entered as they are seen: a hash table that looks at a code's characters and at one place of
 * memory, where a `Map` looks at several. What hostile input makes it keep is bounded: when it is full it forgets all.
 */
export class CodeNumbers {
  #slots = new Int32Array(slotLength << 10);
  #count = 0;
  readonly #rare = new Map<string, number>();
  readonly #numberFor: (code: string) => number;

  /** @param numberFor finds the number of a code that is not known; the same code has the same number */
  constructor(numberFor: (code: string) => number) {
    this.#numberFor = numberFor;
  }

  of(code: string): number {
    const { length } = code;
    if (length > shortLength) return this.#rareOf(code);
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
    if (seen >= narrowCharacters) return this.#rareOf(code);
    const slots = this.#slots;
    let at = this.#home(length, first, second, rest);
    for (;;) {
      const head = slots[at] as number;
      if (head === 0) return this.#enter(code, length, first, second, rest);
      const isSame = slots[at + 1] === first && slots[at + 2] === second && slots[at + 3] === rest;
      if (isSame && (head & ((1 << lengthBits) - 1)) === length) return (head >>> lengthBits) - 1;
      at = (at + slotLength) & (slots.length - 1);
    }
  }

  #home(length: number, first: number, second: number, rest: number): number {
    return (slotLength * hashCode(length, first, second, rest)) & (this.#slots.length - 1);
  }

  #enter(code: string, length: number, first: number, second: number, rest: number): number {
    const number = this.#numberFor(code);
    if (this.#count >= mostCodes) {
      this.#slots.fill(0);
      this.#count = 0;
    }
    this.#count++;
    if (2 * this.#count * slotLength > this.#slots.length) this.#grow();
    this.#put([((number + 1) << lengthBits) | length, first, second, rest]);
    return number;
  }

  #put(slot: readonly [head: number, first: number, second: number, rest: number]): void {
    const slots = this.#slots;
    let at = this.#home(slot[0] & ((1 << lengthBits) - 1), slot[1], slot[2], slot[3]);
    while (slots[at] !== 0) at = (at + slotLength) & (slots.length - 1);
    slots.set(slot, at);
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += slotLength) {
      const [head = 0, first = 0, second = 0, rest = 0] = before.subarray(at, at + slotLength);
      if (head !== 0) this.#put([head, first, second, rest]);
    }
  }

  #rareOf(code: string): number {
    const known = this.#rare.get(code);
    if (known !== undefined) return known;
    const number = this.#numberFor(code);
    if (code.length > longestRare) return number;
    if (this.#rare.size >= mostRare) this.#rare.clear();
    this.#rare.set(code, number);
    return number;
  }
}
