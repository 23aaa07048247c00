import { isGzip } from '../../core/claims/file-signature.ts';
import { BrokenOff } from './broken-off.ts';
import { InflateError, inflate } from './inflate.ts';
import type { PartGuard } from './inflation-guard.ts';
import { peek } from './peek.ts';

/** Decompresses what is told by its first bytes to be gzip, and leaves the rest as it is. */
export async function* gunzipIfGzip(
  source: AsyncIterable<Uint8Array>,
  guard: PartGuard,
): AsyncGenerator<Uint8Array> {
  const [signature, all] = await peek(source);
  yield* isGzip(signature) ? gunzip(all, guard) : all;
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
