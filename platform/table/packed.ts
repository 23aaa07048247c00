import { gunzipSync, gzipSync } from 'node:zlib';

/** As much as an item takes, with room for its keys: DynamoDB refuses more than 400 KB. */
const pageBytes = 350_000;

/** A value as compressed JSON, cut into pages that each fit an item; equal text is equal bytes. */
export function packed(value: unknown): readonly [Uint8Array, ...Uint8Array[]] {
  const bytes = gzipSync(JSON.stringify(value));
  const rest: Uint8Array[] = [];
  for (let from = pageBytes; from < bytes.length; from += pageBytes)
    rest.push(bytes.subarray(from, from + pageBytes));
  return [bytes.subarray(0, pageBytes), ...rest];
}

/** The value of all the pages that {@link packed} made of it. */
export function unpacked<T>(pages: readonly Uint8Array[]): T {
  return JSON.parse(
    gunzipSync(pages.length === 1 ? (pages[0] as Uint8Array) : Buffer.concat(pages)).toString(),
  ) as T;
}
