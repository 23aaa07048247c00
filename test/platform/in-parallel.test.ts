import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inParallel } from '../../platform/in-parallel.ts';

describe('inParallel', () => {
  it('answers in the order of the items, works on each once, and never on more than allowed', async () => {
    const anyWork = fc.record({
      items: fc.array(fc.nat(5), { maxLength: 30 }),
      width: fc.integer({ min: 1, max: 8 }),
    });
    const property = fc.asyncProperty(anyWork, async ({ items, width }) => {
      let running = 0;
      let most = 0;
      const answers = await inParallel(items, width, async (turns, index) => {
        most = Math.max(most, ++running);
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        running--;
        return `${index}:${turns}`;
      });
      expect(answers).toEqual(items.map((turns, index) => `${index}:${turns}`));
      expect(most).toBe(Math.min(width, items.length, most));
      expect(most).toBeLessThanOrEqual(width);
    });
    await fc.assert(property);
  });

  it('fails with the first failure', async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error('two is refused');
      return item;
    };
    await expect(inParallel([1, 2, 3], 2, work)).rejects.toThrow('two is refused');
  });
});
