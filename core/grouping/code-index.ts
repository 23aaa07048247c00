/** Stands for every code that the scheme never mentions: a member of no list. */
const UNKNOWN_CODE = 0;

/** Gives each code of one code system a small positive integer while a scheme is compiled. */
export class CodeIndex {
  readonly #numbers = new Map<string, number>();

  constructor(codes: Iterable<string>) {
    for (const code of codes) {
      if (!this.#numbers.has(code)) this.#numbers.set(code, this.#numbers.size + 1);
    }
  }

  /** One more than the largest number given out. */
  get size(): number {
    return this.#numbers.size + 1;
  }

  numberOf(code: string): number {
    return this.#numbers.get(code) ?? UNKNOWN_CODE;
  }

  [Symbol.iterator](): Iterator<[string, number]> {
    return this.#numbers.entries();
  }
}
