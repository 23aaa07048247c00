/** A stream without its first bytes. */
export async function* skipBytes(
  source: AsyncIterable<Uint8Array>,
  byteCount: number,
): AsyncGenerator<Uint8Array> {
  let left = byteCount;
  for await (const bytes of source) {
    if (left < bytes.length) yield left === 0 ? bytes : bytes.subarray(left);
    left -= Math.min(left, bytes.length);
  }
}
