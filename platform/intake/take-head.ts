import type { FileProblem } from '../../core/claims/file-problem.ts';
import { BrokenOff } from './broken-off.ts';
import { putBack } from './put-back.ts';

const headBytes = 64 * 1024;

/** The beginning of a text, by which it is told what it is. */
export interface Head {
  readonly bytes: Uint8Array;
  /** There is nothing beyond. */
  readonly isWhole: boolean;
  /** The text broke off within the head. */
  readonly failure: FileProblem | null;
}

/** The beginning of a stream, and the stream with the beginning put back. */
export async function takeHead(
  source: AsyncIterable<Uint8Array>,
): Promise<[Head, AsyncIterableIterator<Uint8Array>]> {
  const iterator = source[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  let failure: BrokenOff | null = null;
  try {
    while (size < headBytes && !isWhole) {
      const piece = await iterator.next();
      isWhole = piece.done === true;
      if (!piece.done) size += pieces[pieces.push(piece.value) - 1]?.length ?? 0;
    }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    failure = error;
  }
  const head = {
    bytes: Buffer.concat(pieces),
    isWhole: isWhole || failure !== null,
    failure: failure?.problem ?? null,
  };
  return [head, putBack(head.bytes, failure ? breakingOff(failure) : iterator)];
}

/** What is left of a stream that has broken off already. */
function breakingOff(failure: BrokenOff): AsyncIterator<Uint8Array> {
  return { next: () => Promise.reject(failure) };
}
