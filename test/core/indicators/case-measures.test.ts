import { describe, expect, it } from 'vitest';
import { measureCounts } from '../../../core/indicators/case-measures.ts';
import { caseFacts } from './case-facts.ts';

const countsWith = (ct: number) =>
  measureCounts(
    caseFacts({
      costFen: 9_216,
      signs: {
        scheme: 'chs-drg-1.1',
        transferred: false,
        partsFen: { drug: 0, testing: 0, consumable: 0, treatment: 0, ct, mri: 0 },
      },
    }),
  );

describe('measures of a stay', () => {
  it.each([
    { ct: 4_608, sum: 5_000 },
    { ct: 9_216, sum: 10_000 },
  ])('have $ct of 9216 fen as a share', ({ ct, sum }) => {
    expect(countsWith(ct)['ct/sum']).toBe(sum);
  });

  it('have no share where a part is more than the whole, and the other measures all the same', () => {
    expect(countsWith(9_217)).not.toHaveProperty('ct/n');
    expect(countsWith(9_217)['drug/n']).toBe(1);
  });
});
