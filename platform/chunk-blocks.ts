/** So many chunks are counted, merged and sent on together: a set of their numbers is 5 KB of an item. */
export const chunksABlock = 1000;

/** The block of a chunk; both are numbered from 1. */
export function blockOf(chunk: number): number {
  return Math.ceil(chunk / chunksABlock);
}

/** Numbers of the blocks of a batch. */
export function blocksOf(chunks: number): number[] {
  return Array.from({ length: blockOf(chunks) }, (_, at) => at + 1);
}

/**
 * Numbers of the chunks of a block.
 * @param chunks of the whole batch
 */
export function chunksOf(block: number, chunks: number): number[] {
  const before = (block - 1) * chunksABlock;
  const size = Math.max(0, Math.min(chunksABlock, chunks - before));
  return Array.from({ length: size }, (_, at) => before + at + 1);
}
