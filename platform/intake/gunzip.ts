import { once } from 'node:events';
import { createGunzip, type Gunzip } from 'node:zlib';

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
  const stream = createGunzip();
  const inflated: Uint8Array[] = [];
  let failure: Error | undefined;
  stream.on('data', (bytes: Uint8Array) => inflated.push(bytes));
  stream.on('error', (error) => {
    failure = error;
  });
  for await (const bytes of source) {
    await write(stream, bytes);
    yield* inflated.splice(0);
    if (failure) throw gzipError(failure);
  }
  stream.end();
  await once(stream, 'close');
  yield* inflated.splice(0);
  if (failure) throw gzipError(failure);
}

/** Settles when the bytes are through, or have broken the stream. */
function write(stream: Gunzip, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve);
    stream.write(bytes, () => {
      stream.off('close', resolve);
      resolve();
    });
  });
}

function gzipError(failure: Error & { code?: string }): GzipError {
  return new GzipError(failure.code === 'Z_BUF_ERROR' ? 'truncated-gzip' : 'corrupt-gzip', failure);
}
