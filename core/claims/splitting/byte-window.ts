const shortestStep = 4096;

/**
 * The bytes that are not cut into records yet. A piece of the input is borrowed where nothing is pending before it;
 * else only so much of it is copied behind what is pending as it takes to step over that. What was handed out as a
 * view stays valid: written bytes are neither moved nor overwritten.
 */
export class ByteWindow {
  #buffer: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  /** The buffer is no piece of the input but a copy of some. */
  #isOwn = false;
  /** Of a copy: the last piece of the input, and where in the buffer its bytes begin. */
  #piece: Uint8Array = this.#buffer;
  #pieceAt = 0;

  view(): Uint8Array {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  drop(byteCount: number): void {
    this.#start += byteCount;
    if (this.#isOwn && this.#start >= this.#pieceAt) this.#borrow(this.#piece, this.#start - this.#pieceAt);
  }

  /** To be called when all that was appended before is in view: see {@link extend}. */
  append(piece: Uint8Array): void {
    if (this.#start === this.#end) {
      this.#borrow(piece, 0);
      return;
    }
    if (!this.#isOwn) this.#copy(Math.min(piece.length, this.#end - this.#start));
    this.#piece = piece;
    this.#pieceAt = this.#end;
    this.extend();
  }

  /** Brings more of what was appended into view, as much again as is there; `false` where that is all. */
  extend(): boolean {
    if (!this.#isOwn) return false;
    const from = this.#end - this.#pieceAt;
    const step = this.#piece.subarray(from, from + Math.max(this.#end - this.#start, shortestStep));
    if (step.length === 0) return false;
    if (this.#end + step.length > this.#buffer.length) this.#copy(step.length);
    this.#buffer.set(step, this.#end);
    this.#end += step.length;
    return true;
  }

  #borrow(piece: Uint8Array, start: number): void {
    this.#buffer = piece;
    this.#start = start;
    this.#end = piece.length;
    this.#isOwn = false;
  }

  /** Moves what is pending to a buffer of its own, with room for as many bytes more; to a next one, with some to spare. */
  #copy(room: number): void {
    const pending = this.view();
    const needed = pending.length + room;
    // Most records end within it: what grows again is given more.
    this.#buffer = new Uint8Array(this.#isOwn ? 2 * needed : needed);
    this.#buffer.set(pending);
    this.#pieceAt -= this.#start;
    this.#start = 0;
    this.#end = pending.length;
    this.#isOwn = true;
  }
}
