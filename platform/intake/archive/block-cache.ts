import type { ClaimSource } from '../claim-source.ts';

const blockBytes = 4 * 1024 * 1024;
const blocksKept = 4;

/** A source read in large blocks, some of which are kept: an archive is asked for many small things. */
export interface BlockCache {
  readonly sizeBytes: number;
  /** The bytes of an offset up to, not including, another, block by block; the next is fetched meanwhile. */
  readonly read: (from: number, to: number) => AsyncGenerator<Uint8Array>;
}

export function blockCache(source: ClaimSource): BlockCache {
  const blocks = new Map<number, Promise<Uint8Array>>();
  const fetch = (index: number): Promise<Uint8Array> => {
    const known = blocks.get(index);
    blocks.delete(index);
    const block = known ?? source.range(index * blockBytes, (index + 1) * blockBytes);
    blocks.set(index, block);
    // Nobody may be waiting for it yet; whoever comes asks again.
    block.catch(() => blocks.delete(index));
    for (const oldest of blocks.keys()) if (blocks.size > blocksKept) blocks.delete(oldest);
    return block;
  };
  return {
    sizeBytes: source.sizeBytes,
    read: async function* (from, to) {
      const end = Math.min(to, source.sizeBytes);
      for (let at = from; at < end; ) {
        const index = Math.floor(at / blockBytes);
        const block = await fetch(index);
        const blockStart = index * blockBytes;
        const stop = Math.min(end, blockStart + blockBytes);
        if (stop < end) void fetch(index + 1);
        yield block.subarray(at - blockStart, stop - blockStart);
        at = stop;
      }
    },
  };
}
