import { createGunzip } from 'node:zlib';

/** What ended the decompression; everything before it has been handed out. */
export class GzipError extends Error {
  readonly code: 'truncated-gzip' | 'corrupt-gzip';

  constructor(code: GzipError['code'], cause: Error) {
    super(code, { cause });
    this.name = 'GzipError';
    this.code = code;
  }
}

/**
 * Decompresses as bytes arrive. Unlike a piped stream, which drops what it still holds when it breaks, it
 * yields every byte before the damage and only then throws.
 * @throws {GzipError}
 */
export async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = new Inflater();
  // One piece behind: where the next piece breaks the first inflater, this one tells what of it was good.
  const follower = new Inflater();
  let previous: Uint8Array = new Uint8Array();
  try {
    for await (const bytes of source) {
      const [inflated] = await Promise.all([inflater.write(bytes), follower.write(previous)]);
      if (inflater.failure) {
        yield* salvage(bytes, follower);
        throw gzipError(inflater.failure);
      }
      yield* inflated;
      previous = bytes;
    }
    yield* await inflater.end();
    if (inflater.failure) throw gzipError(inflater.failure);
  } finally {
    inflater.destroy();
    follower.destroy();
  }
}

/** A broken inflater keeps what the last write made: fed byte by byte, that is next to nothing. */
async function* salvage(bytes: Uint8Array, inflater: Inflater): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length && !inflater.failure; at++) {
    yield* await inflater.write(bytes.subarray(at, at + 1));
  }
}

class Inflater {
  failure: Error | null = null;
  readonly #stream = createGunzip();
  readonly #inflated: Uint8Array[] = [];

  constructor() {
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

function gzipError(failure: Error & { code?: string }): GzipError {
  return new GzipError(failure.code === 'Z_BUF_ERROR' ? 'truncated-gzip' : 'corrupt-gzip', failure);
}
