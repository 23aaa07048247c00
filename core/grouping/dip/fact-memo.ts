import { CodeNumbers } from './code-numbers.ts';

/** The facts of codes, each kind of code once, by small numbers in the order in which they were first seen. */
export class FactMemo<F extends object> {
  readonly #numbers = new Map<F, number>();
  readonly #facts: F[] = [];
  readonly #codes: CodeNumbers;
  #words = new Int32Array(1 << 10);

  /**
   * @param find the same facts for the same kind of code
   * @param wordOf what grouping asks first, in bits
   */
  constructor(find: (code: string) => F, wordOf: (facts: F) => number) {
    this.#codes = new CodeNumbers((code) => this.#numberOf(find(code), wordOf));
  }

  of(code: string): number {
    return this.#codes.of(code);
  }

  factsOf(number: number): F {
    return this.#facts[number] as F;
  }

  wordOf(number: number): number {
    return this.#words[number] as number;
  }

  #numberOf(facts: F, wordOf: (facts: F) => number): number {
    const known = this.#numbers.get(facts);
    if (known !== undefined) return known;
    const number = this.#facts.push(facts) - 1;
    this.#numbers.set(facts, number);
    if (number >= this.#words.length) {
      const words = new Int32Array(2 * this.#words.length);
      words.set(this.#words);
      this.#words = words;
    }
    this.#words[number] = wordOf(facts);
    return number;
  }
}
