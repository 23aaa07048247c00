import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOf } from '../../../../core/orders/fatigue/rate.ts';
import { holds } from '../../../support/holds.ts';

describe('a rate', () => {
  it('has the score interval of the textbook', () => {
    // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3: 81/263, 15/148, 0/20, 1/29.
    const limits = ([count, of]: readonly [number, number]) => {
      const { low = NaN, high = NaN } = rateOf(count, of, 1.959964) ?? {};
      return [low.toFixed(4), high.toFixed(4)];
    };
    expect(
      (
        [
          [81, 263],
          [15, 148],
          [0, 20],
          [1, 29],
        ] as const
      ).map(limits),
    ).toEqual([
      ['0.2553', '0.3662'],
      ['0.0624', '0.1605'],
      ['0.0000', '0.1611'],
      ['0.0061', '0.1718'],
    ]);
  });

  it('is none of nothing', () => {
    expect(rateOf(0, 0, 1.96)).toBeNull();
  });

  it('holds its share between limits between nought and one, closer the more there is', () => {
    holds(
      fc.property(fc.nat(500), fc.nat(500), (count, others) => {
        fc.pre(count + others > 0);
        const rate = rateOf(count, count + others, 1.96);
        const twice = rateOf(2 * count, 2 * (count + others), 1.96);
        if (!rate || !twice) throw new Error('no rate');
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.high).toBeLessThanOrEqual(1);
        expect(rate.low).toBeLessThanOrEqual(rate.share);
        expect(rate.high).toBeGreaterThanOrEqual(rate.share);
        expect(twice.high - twice.low).toBeLessThan(rate.high - rate.low);
      }),
    );
  });
});
