/** So many pairs are kept: more than a region has of principal diagnosis and main operation in years. */
const mostPairs = 1 << 17;
/** Words of a slot: one number plus 1, or 0 where it is empty, the other, the value, and nothing. */
const slotLength = 4;

/** Values of pairs of small numbers: a hash table that looks at one place of memory. Bounded: when it is full it forgets all. */
export class PairTable {
  #slots = new Int32Array(slotLength << 10);
  #count = 0;
  readonly #valueFor: (one: number, other: number) => number;
  readonly #onFull: () => void;

  constructor(valueFor: (one: number, other: number) => number, onFull: () => void) {
    this.#valueFor = valueFor;
    this.#onFull = onFull;
  }

  of(one: number, other: number): number {
    const slots = this.#slots;
    let at = this.#home(one, other);
    for (;;) {
      const head = slots[at] as number;
      if (head === 0) return this.#enter(one, other);
      if (head === one + 1 && slots[at + 1] === other) return slots[at + 2] as number;
      at = (at + slotLength) & (slots.length - 1);
    }
  }

  #home(one: number, other: number): number {
    const mixed = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b);
    return (slotLength * (mixed ^ (mixed >>> 15))) & (this.#slots.length - 1);
  }

  #enter(one: number, other: number): number {
    if (this.#count >= mostPairs) {
      this.#slots.fill(0);
      this.#count = 0;
      this.#onFull();
    }
    const value = this.#valueFor(one, other);
    this.#count++;
    if (2 * this.#count * slotLength > this.#slots.length) this.#grow();
    this.#put(one, other, value);
    return value;
  }

  #put(one: number, other: number, value: number): void {
    const slots = this.#slots;
    let at = this.#home(one, other);
    while (slots[at] !== 0) at = (at + slotLength) & (slots.length - 1);
    slots[at] = one + 1;
    slots[at + 1] = other;
    slots[at + 2] = value;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += slotLength) {
      const [head = 0, other = 0, value = 0] = before.subarray(at, at + slotLength);
      if (head !== 0) this.#put(head - 1, other, value);
    }
  }
}
