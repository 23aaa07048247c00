import { createGunzip, createInflateRaw } from 'node:zlib';
import type { PartGuard } from './inflation-guard.ts';

/** Where a compressed stream broke; everything before it has been handed out. */
export class InflateError extends Error {
  readonly isTruncated: boolean;

  constructor(cause: Error & { code?: string }) {
    super(cause.message, { cause });
    this.name = 'InflateError';
    this.isTruncated = cause.code === 'Z_BUF_ERROR';
  }
}

const streams = { gzip: createGunzip, deflate: createInflateRaw };

/** A piece is a thousand times as much once it is inflated, if somebody means harm. */
const pieceBytes = 16 * 1024;
const inflatedPieceBytes = 64 * 1024;

/**
 * Decompresses as bytes arrive. Unlike a piped stream, which drops what it still holds when it breaks, it
 * yields every byte before the damage and only then throws.
 * @throws {InflateError}
 */
export async function* inflate(
  source: AsyncIterable<Uint8Array>,
  method: keyof typeof streams,
  guard: PartGuard,
): AsyncGenerator<Uint8Array> {
  const inflater = new Inflater(method);
  // One piece behind: where the next piece breaks the first inflater, this one tells what of it was good.
  const follower = new Inflater(method);
  let previous: Uint8Array = new Uint8Array();
  try {
    for await (const bytes of inSmallPieces(source)) {
      guard.countIn(bytes.length);
      const [inflated] = await Promise.all([inflater.write(bytes), follower.write(previous)]);
      if (inflater.failure) {
        yield* counted(salvage(bytes, follower), guard);
        throw new InflateError(inflater.failure);
      }
      yield* counted(inflated, guard);
      previous = bytes;
    }
    yield* counted(await inflater.end(), guard);
    if (inflater.failure) throw new InflateError(inflater.failure);
  } finally {
    inflater.destroy();
    follower.destroy();
  }
}

async function* counted(
  pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  guard: PartGuard,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of pieces) {
    guard.countOut(bytes.length);
    yield bytes;
  }
}

async function* inSmallPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of source)
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** A broken inflater keeps what the last write made: fed byte by byte, that is next to nothing. */
async function* salvage(bytes: Uint8Array, inflater: Inflater): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length && !inflater.failure; at++) {
    yield* await inflater.write(bytes.subarray(at, at + 1));
  }
}

class Inflater {
  failure: Error | null = null;
  readonly #stream: ReturnType<(typeof streams)[keyof typeof streams]>;
  readonly #inflated: Uint8Array[] = [];

  constructor(method: keyof typeof streams) {
    this.#stream = streams[method]({ chunkSize: inflatedPieceBytes });
    this.#stream.on('data', (bytes: Uint8Array) => this.#inflated.push(bytes));
    this.#stream.on('error', (error) => {
      this.failure = error;
    });
  }

  /** What the bytes made, once they are through or have broken the stream. */
  async write(bytes: Uint8Array): Promise<Uint8Array[]> {
    await this.#settled((done) => this.#stream.write(bytes, done));
    return this.#inflated.splice(0);
  }

  /** What was left. A stream that ends too early fails. */
  async end(): Promise<Uint8Array[]> {
    await this.#settled(() => this.#stream.end());
    return this.#inflated.splice(0);
  }

  destroy(): void {
    this.#stream.destroy();
  }

  /** A stream that breaks closes, and may never answer otherwise. */
  #settled(act: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#stream.off('close', done);
        resolve();
      };
      this.#stream.once('close', done);
      act(done);
    });
  }
}
