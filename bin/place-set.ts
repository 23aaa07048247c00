const bitsAWord = 32;
const wordsAtFirst = 1024;

/** Numbers of records, a bit each: 125 KB for a million. */
export class PlaceSet {
  #words = new Uint32Array(wordsAtFirst);

  add(place: number): void {
    const at = Math.floor(place / bitsAWord);
    if (at >= this.#words.length) {
      const larger = new Uint32Array(Math.max(at + 1, this.#words.length * 2));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (place % bitsAWord));
  }

  has(place: number): boolean {
    return ((this.#words[Math.floor(place / bitsAWord)] ?? 0) & (1 << (place % bitsAWord))) !== 0;
  }
}
