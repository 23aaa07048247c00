import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, blocksOf, chunksABlock, chunksOf } from '../../platform/chunk-blocks.ts';
import { holds } from '../support/holds.ts';

const someChunks = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 990, max: 3010 }));

describe('blocks of chunks', () => {
  it('hold every chunk of a batch once, in order, each in the block it belongs to', () => {
    holds(
      fc.property(someChunks, (chunks) => {
        const held = blocksOf(chunks).flatMap((block) =>
          chunksOf(block, chunks).map((chunk) => [block, chunk]),
        );
        expect(held.map(([, chunk]) => chunk)).toEqual(Array.from({ length: chunks }, (_, at) => at + 1));
        for (const [block, chunk] of held) expect(blockOf(chunk as number)).toBe(block);
      }),
      { numRuns: 20 },
    );
  });

  it('of a batch without a chunk are none', () => {
    expect(blocksOf(0)).toEqual([]);
    expect(chunksOf(1, 0)).toEqual([]);
    expect(chunksOf(3, 2 * chunksABlock)).toEqual([]);
  });
});
