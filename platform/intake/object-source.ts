import { buffer } from 'node:stream/consumers';
import type { FoundObject } from '../object-store.ts';
import type { ClaimSource } from './claim-source.ts';

/** An object of a bucket. What is read beside its body is asked for by its etag: never of a newer object. */
export function objectSource({ sizeBytes, body, readRange }: FoundObject): ClaimSource {
  let isBodyTaken = false;
  return {
    sizeBytes,
    stream: async function* (from = 0) {
      if (from >= sizeBytes) return;
      const isFirst = from === 0 && !isBodyTaken;
      isBodyTaken ||= isFirst;
      yield* isFirst ? body : await readRange(from, sizeBytes);
    },
    range: async (from, to) => {
      const end = Math.min(to, sizeBytes);
      return from < end ? buffer(await readRange(from, end)) : new Uint8Array();
    },
  };
}
