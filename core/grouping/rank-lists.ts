import { endOfList } from './case-program.ts';

/** Ascending ranks, each list written once. List 0 is empty. */
export class RankLists {
  readonly #words: number[] = [];
  readonly #offsets = new Map<string, number>();

  constructor() {
    this.offsetOf([]);
  }

  offsetOf(ranks: readonly number[]): number {
    const key = ranks.join();
    const known = this.#offsets.get(key);
    if (known !== undefined) return known;
    const at = this.#words.length;
    this.#words.push(...ranks, endOfList);
    this.#offsets.set(key, at);
    return at;
  }

  words(): Uint16Array {
    return Uint16Array.from(this.#words);
  }
}
