import { createReadStream, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { ClaimSource } from './claim-source.ts';

/** A file of this machine. Throws where there is none. */
export function localSource(path: string): ClaimSource {
  const sizeBytes = statSync(path).size;
  return {
    sizeBytes,
    stream: (from = 0) => createReadStream(path, { start: from }),
    range: async (from, to) => {
      const end = Math.min(to, sizeBytes);
      return from < end ? buffer(createReadStream(path, { start: from, end: end - 1 })) : new Uint8Array();
    },
  };
}
