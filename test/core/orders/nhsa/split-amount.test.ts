import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAmount } from '../../../../core/orders/nhsa/split-amount.ts';
import { holds } from '../../../support/holds.ts';

const fen = fc.integer({ min: 0, max: 10 ** 9 });

describe('the money of a warning on its orders', () => {
  it.each([
    { total: 500, shares: [200, 300], split: [200, 300] },
    { total: 500, shares: [0, 0], split: [500, 0] },
    { total: 100, shares: [200, 200], split: [50, 50] },
    { total: 100, shares: [1, 1, 1], split: [34, 33, 33] },
    { total: 0, shares: [7], split: [0] },
  ])('of $total by $shares is $split', ({ total, shares, split }) => {
    expect(splitAmount(total, shares)).toEqual(split);
  });

  it('always adds up, in whole fen', () => {
    holds(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 9 }), (total, shares) => {
        const split = splitAmount(total, shares);
        expect(split.reduce((sum, share) => sum + share, 0)).toBe(total);
        expect(split.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
