/** Brackets nested deeper than this are counted but not told apart. */
const trackedDepth = 64;

const openBrace = 0x7b;
const openBracket = 0x5b;

/** The brackets that are open inside a JSON value. */
export class BracketStack {
  readonly #open = new Uint8Array(trackedDepth);
  #depth = 0;

  get depth(): number {
    return this.#depth;
  }

  get isInObject(): boolean {
    return this.#depth > 0 && this.#depth <= trackedDepth && this.#open[this.#depth - 1] === openBrace;
  }

  push(bracket: number): void {
    if (this.#depth < trackedDepth) this.#open[this.#depth] = bracket;
    this.#depth++;
  }

  /**
   * Closes the innermost bracket of the same kind and whatever was left open inside it. False if there
   * is none: the bracket closes something outside the value.
   */
  close(bracket: number): boolean {
    const opener = bracket === 0x7d ? openBrace : openBracket;
    if (this.#depth > trackedDepth) {
      this.#depth--;
      return true;
    }
    const at = this.#open.subarray(0, this.#depth).lastIndexOf(opener);
    if (at < 0) return false;
    this.#depth = at;
    return true;
  }

  clear(): void {
    this.#depth = 0;
  }
}
