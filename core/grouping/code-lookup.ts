/**
 * A hash table from code to row, as numbers. An entry is the code's length, its row and its characters, four
 * to a word; entry 0 stands for every code that is not there. A slot holds the place of its entry, or 0.
 */
export interface CodeEntries {
  readonly slots: Int32Array;
  readonly entries: Int32Array;
}

const entryHead = 2;

/** Looks codes up by their characters, without making or keeping strings. Exact: no two codes are taken for one. */
export class CodeLookup {
  readonly #slots: Int32Array;
  readonly #entries: Int32Array;
  readonly #spelling: CodeSpelling;

  constructor({ slots, entries }: CodeEntries) {
    this.#slots = slots;
    this.#entries = entries;
    this.#spelling = new CodeSpelling(longestCode(entries));
  }

  has(code: string): boolean {
    return this.#find(code) !== 0;
  }

  /** 0 for an unknown code. */
  rowOf(code: string): number {
    return this.#entries[this.#find(code) + 1] as number;
  }

  #find(code: string): number {
    const spelling = this.#spelling;
    if (!spelling.take(code)) return 0;
    const mask = this.#slots.length - 1;
    for (let slot = spelling.hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || this.#isAt(entry)) return entry;
    }
  }

  #isAt(entry: number): boolean {
    const { length, wordCount, words } = this.#spelling;
    if (this.#entries[entry] !== length) return false;
    for (let i = 0; i < wordCount; i++) {
      if (this.#entries[entry + entryHead + i] !== words[i]) return false;
    }
    return true;
  }
}

/** Builds the table of codes that are all different. */
export function enterCodes(rows: readonly (readonly [code: string, row: number])[]): CodeEntries {
  const slots = new Int32Array(slotCount(rows.length));
  const mask = slots.length - 1;
  const entries: number[] = [0, 0];
  const spelling = new CodeSpelling(rows.reduce((most, [{ length }]) => Math.max(most, length), 0));
  for (const [code, row] of rows) {
    spelling.take(code);
    let slot = spelling.hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entries.length;
    entries.push(spelling.length, row, ...spelling.words.subarray(0, spelling.wordCount));
  }
  return { slots, entries: Int32Array.from(entries) };
}

/** At most half of the slots are taken. */
function slotCount(codes: number): number {
  return 2 ** Math.ceil(Math.log2(2 * codes + 1));
}

function longestCode(entries: Int32Array): number {
  let longest = 0;
  for (let at = entryHead; at < entries.length; at += entryHead + wordsFor(entries[at] as number))
    longest = Math.max(longest, Math.abs(entries[at] as number));
  return longest;
}

/** Below 0 is the length of a code with characters of two bytes, two to a word. */
function wordsFor(length: number): number {
  return length < 0 ? (1 - length) >>> 1 : (length + 3) >>> 2;
}

/** The characters of one code after the other as words, and their hash. */
class CodeSpelling {
  readonly words: Int32Array;
  wordCount = 0;
  /** Below 0 for a code with characters of two bytes. */
  length = 0;
  hash = 0;
  readonly #longest: number;

  constructor(longest: number) {
    this.#longest = longest;
    this.words = new Int32Array((longest + 1) >>> 1);
  }

  /** False for a code longer than any that is looked for. */
  take(code: string): boolean {
    if (code.length > this.#longest) return false;
    if (!this.#takeBytes(code)) this.#takePairs(code);
    return true;
  }

  #takeBytes(code: string): boolean {
    const { words } = this;
    const { length } = code;
    let seen = 0;
    let hash = length;
    let count = 0;
    let i = 0;
    for (; i + 3 < length; i += 4) {
      const first = code.charCodeAt(i);
      const second = code.charCodeAt(i + 1);
      const third = code.charCodeAt(i + 2);
      const fourth = code.charCodeAt(i + 3);
      seen |= first | second | third | fourth;
      const word = first | (second << 8) | (third << 16) | (fourth << 24);
      words[count++] = word;
      hash = mixed(hash, word);
    }
    if (i < length) {
      let word = 0;
      for (let shift = 0; i < length; i++, shift += 8) {
        const character = code.charCodeAt(i);
        seen |= character;
        word |= character << shift;
      }
      words[count++] = word;
      hash = mixed(hash, word);
    }
    this.#end(length, count, hash);
    return seen < 0x100;
  }

  #takePairs(code: string): void {
    const { length } = code;
    let hash = length;
    let count = 0;
    for (let i = 0; i < length; i += 2) {
      const word = code.charCodeAt(i) | (i + 1 < length ? code.charCodeAt(i + 1) << 16 : 0);
      this.words[count++] = word;
      hash = mixed(hash, word);
    }
    this.#end(-length, count, hash);
  }

  #end(length: number, wordCount: number, hash: number): void {
    this.length = length;
    this.wordCount = wordCount;
    this.hash = hash ^ (hash >>> 16);
  }
}

function mixed(hash: number, word: number): number {
  return Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15);
}
