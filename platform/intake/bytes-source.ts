import type { ClaimSource } from './claim-source.ts';

/**
 * A file that is in memory.
 * @param pieceBytes how much of it a stream hands out at a time
 */
export function bytesSource(bytes: Uint8Array, pieceBytes = 64 * 1024): ClaimSource {
  return {
    sizeBytes: bytes.length,
    stream: async function* (from = 0) {
      for (let at = from; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
    range: async (from, to) => bytes.subarray(from, to),
  };
}
