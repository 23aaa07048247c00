import { isGzip } from '../../core/claims/file-signature.ts';
import { BrokenOff } from './broken-off.ts';
import { InflateError, inflate } from './inflate.ts';
import type { PartGuard } from './inflation-guard.ts';

/** Decompresses what is told by its first bytes to be gzip, and leaves the rest as it is. */
export async function* gunzipIfGzip(
  source: AsyncIterable<Uint8Array>,
  guard: PartGuard,
): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  try {
    const signature = await takeSignature(pieces);
    const all = resume(signature, pieces);
    yield* isGzip(signature) ? gunzip(all, guard) : all;
  } finally {
    await pieces.return?.();
  }
}

/** @throws {BrokenOff} with everything before the damage handed out */
export async function* gunzip(
  source: AsyncIterable<Uint8Array>,
  guard: PartGuard,
): AsyncGenerator<Uint8Array> {
  try {
    yield* inflate(source, 'gzip', guard);
  } catch (error) {
    if (!(error instanceof InflateError)) throw error;
    throw new BrokenOff({ code: error.isTruncated ? 'truncated-gzip' : 'corrupt-gzip' }, error);
  }
}

/** The first piece, with the next where a network cut the two bytes apart that tell a gzip file. */
async function takeSignature(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let signature: Uint8Array = new Uint8Array();
  while (signature.length < 2) {
    const piece = await pieces.next();
    if (piece.done) break;
    signature = signature.length === 0 ? piece.value : Buffer.concat([signature, piece.value]);
  }
  return signature;
}

async function* resume(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let piece = await rest.next(); !piece.done; piece = await rest.next()) yield piece.value;
}
