import type { CodeIndex } from './code-index.ts';
import type { CodeEntries } from './code-lookup.ts';
import { enterCodes } from './enter-codes.ts';

/** The facts of all codes of one system while they are collected: a row of words a code, by its number. */
export class FactTable {
  readonly words: Int32Array;
  readonly #rowLength: number;
  readonly #index: CodeIndex;

  constructor(index: CodeIndex, rowLength: number) {
    this.#index = index;
    this.#rowLength = rowLength;
    this.words = new Int32Array(index.size * rowLength);
  }

  set(code: string, word: number, value: number): void {
    this.words[this.#at(code, word)] = value;
  }

  /** Adds bits to a word. */
  mark(code: string, word: number, bits: number): void {
    const at = this.#at(code, word);
    this.words[at] = (this.words[at] as number) | bits;
  }

  #at(code: string, word: number): number {
    return this.#index.numberOf(code) * this.#rowLength + word;
  }

  /** Keeps each different row once. */
  intern(): { readonly rows: CodeEntries; readonly facts: Int32Array } {
    const kept = new RowInterner(this.words, this.#rowLength);
    kept.offsetOf(0);
    const rows = [...this.#index].map(([code, number]) => [code, kept.offsetOf(number)] as const);
    return { rows: enterCodes(rows), facts: kept.facts() };
  }
}

class RowInterner {
  readonly #words: Int32Array;
  readonly #rowLength: number;
  readonly #kept: number[] = [];
  readonly #byHash = new Map<number, number[]>();

  constructor(words: Int32Array, rowLength: number) {
    this.#words = words;
    this.#rowLength = rowLength;
  }

  /** Where the row with the words of this one begins among those kept. */
  offsetOf(row: number): number {
    const from = row * this.#rowLength;
    const alike = this.#alikeOf(from);
    const known = alike.find((at) => this.#isEqual(at, from));
    if (known !== undefined) return known;
    const at = this.#kept.length;
    for (let i = 0; i < this.#rowLength; i++) this.#kept.push(this.#words[from + i] as number);
    alike.push(at);
    return at;
  }

  facts(): Int32Array {
    return Int32Array.from(this.#kept);
  }

  #alikeOf(from: number): number[] {
    let hash = 0;
    for (let i = 0; i < this.#rowLength; i++)
      hash = Math.imul(hash ^ (this.#words[from + i] as number), 0x9e3779b1);
    const alike = this.#byHash.get(hash) ?? [];
    this.#byHash.set(hash, alike);
    return alike;
  }

  #isEqual(kept: number, from: number): boolean {
    for (let i = 0; i < this.#rowLength; i++) {
      if (this.#kept[kept + i] !== this.#words[from + i]) return false;
    }
    return true;
  }
}
