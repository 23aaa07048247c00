import type { CodeHits } from './cell-table.ts';
import { CodeNumbers } from './code-numbers.ts';

/** Words that are kept of a kind of code beside its facts: its bits, and where its marks are. */
const stride = 2;

type Words = Int32Array<ArrayBuffer>;

/** The facts of codes, each kind of code once, by small numbers in the order in which they were first seen. */
export class FactMemo<F extends CodeHits> {
  readonly #numbers = new Map<F, number>();
  readonly #facts: F[] = [];
  readonly #codes: CodeNumbers;
  #words = new Int32Array(1 << 11);
  #marks = new Int32Array(1 << 12);
  #marksEnd = 0;

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
    return this.#words[stride * number] as number;
  }

  /** The marks of all kinds of codes, each list after its length. */
  get marks(): Int32Array {
    return this.#marks;
  }

  /** Where in {@link marks} those of this kind are. */
  marksOf(number: number): number {
    return this.#words[stride * number + 1] as number;
  }

  #numberOf(facts: F, wordOf: (facts: F) => number): number {
    const known = this.#numbers.get(facts);
    if (known !== undefined) return known;
    const number = this.#facts.push(facts) - 1;
    this.#numbers.set(facts, number);
    this.#words = withRoom(this.#words, stride * (number + 1));
    this.#words[stride * number] = wordOf(facts);
    this.#words[stride * number + 1] = this.#keepMarks(facts.marks);
    return number;
  }

  #keepMarks(marks: readonly number[]): number {
    const at = this.#marksEnd;
    this.#marksEnd += 1 + marks.length;
    this.#marks = withRoom(this.#marks, this.#marksEnd);
    this.#marks.set([marks.length, ...marks], at);
    return at;
  }
}

function withRoom(words: Words, length: number): Words {
  if (length <= words.length) return words;
  const more = new Int32Array(Math.max(length, 2 * words.length));
  more.set(words);
  return more;
}
