/**
 * The bytes that are not cut into records yet. What was handed out as a view stays valid: written bytes
 * are neither moved nor overwritten.
 */
export class ByteWindow {
  #buffer: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  #isOwn = false;

  view(): Uint8Array {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  drop(byteCount: number): void {
    this.#start += byteCount;
  }

  /** Borrows the bytes where nothing is pending; else copies them behind what is. */
  append(bytes: Uint8Array): void {
    if (this.#start === this.#end) {
      this.#adopt(bytes, bytes.length, false);
      return;
    }
    if (!this.#isOwn || this.#end + bytes.length > this.#buffer.length) this.#grow(bytes.length);
    this.#buffer.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  #grow(byteCount: number): void {
    const pending = this.view();
    const larger = new Uint8Array(2 * (pending.length + byteCount));
    larger.set(pending);
    this.#adopt(larger, pending.length, true);
  }

  #adopt(buffer: Uint8Array, end: number, isOwn: boolean): void {
    this.#buffer = buffer;
    this.#start = 0;
    this.#end = end;
    this.#isOwn = isOwn;
  }
}
