import type { FilePart } from './file-part.ts';
import { gunzipIfGzip } from './gunzip.ts';
import type { InflationGuard } from './inflation-guard.ts';

/** A file that is one text, compressed or not. */
export function plainPart(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  inflation: InflationGuard,
): FilePart {
  return {
    name,
    notices: [],
    open: async () => ({ kind: 'text', bytes: gunzipIfGzip(bytes, inflation.begin()) }),
  };
}
