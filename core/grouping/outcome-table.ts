/** Remembers one thing for each different row of integers, all rows of one width. */
export class OutcomeTable<T> {
  /** The row to ask for, to be filled in by whoever asks. */
  readonly asked: Int32Array;
  readonly #width: number;
  #rows: Int32Array;
  #things: (T | undefined)[];
  #count = 0;

  constructor(width: number) {
    this.#width = width;
    this.asked = new Int32Array(width);
    [this.#rows, this.#things] = emptySlots<T>(width, fewest);
  }

  /** The thing of the asked row, if there is one. */
  find(): T | undefined {
    return this.#things[this.#slotOf(this.asked, 0)];
  }

  /** Adds the thing of the asked row, and gives it back. */
  add(made: T): T {
    if (2 * this.#count >= this.#things.length) this.#grow();
    const slot = this.#slotOf(this.asked, 0);
    this.#rows.set(this.asked, slot * this.#width);
    this.#things[slot] = made;
    this.#count++;
    return made;
  }

  /** Where the row that begins there stands, or should. */
  #slotOf(values: Int32Array, from: number): number {
    const width = this.#width;
    const last = this.#things.length - 1;
    let slot = hashOf(values, from, width) & last;
    while (this.#things[slot] !== undefined && !this.#isAt(slot, values, from)) slot = (slot + 1) & last;
    return slot;
  }

  #isAt(slot: number, values: Int32Array, from: number): boolean {
    const at = slot * this.#width;
    for (let i = 0; i < this.#width; i++) if (this.#rows[at + i] !== values[from + i]) return false;
    return true;
  }

  #grow(): void {
    const [rows, things] = [this.#rows, this.#things];
    [this.#rows, this.#things] = emptySlots<T>(this.#width, growth * things.length);
    this.#count = 0;
    if (things.length >= most) return;
    for (const [slot, thing] of things.entries()) {
      if (thing === undefined) continue;
      const to = this.#slotOf(rows, slot * this.#width);
      this.#rows.set(rows.subarray(slot * this.#width, (slot + 1) * this.#width), to * this.#width);
      this.#things[to] = thing;
      this.#count++;
    }
  }
}

/** Slots are powers of two; at most half of them are taken. With the most it begins anew. */
const fewest = 16;
const growth = 4;
const most = 2 ** 16;

function emptySlots<T>(width: number, count: number): [Int32Array, (T | undefined)[]] {
  const slots = Math.min(count, most);
  return [new Int32Array(width * slots), new Array<T | undefined>(slots).fill(undefined)];
}

function hashOf(values: Int32Array, from: number, width: number): number {
  let hash = 0;
  for (let i = from; i < from + width; i++) {
    hash = Math.imul(hash ^ (values[i] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
