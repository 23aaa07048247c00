import { putBack } from './put-back.ts';

/** Enough to tell gzip and zip, and what stands in a workbook's place. */
const signatureBytes = 4;

/** The first bytes of a stream, and the stream with them put back. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<[signature: Uint8Array, all: AsyncIterableIterator<Uint8Array>]> {
  const pieces = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  // A network may cut the signature itself.
  while (head.length < signatureBytes) {
    const piece = await pieces.next();
    if (piece.done) break;
    head = head.length === 0 ? piece.value : Buffer.concat([head, piece.value]);
  }
  return [head, putBack(head, pieces)];
}
