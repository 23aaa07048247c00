import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundExactly } from '../../../core/payment/round-exactly.ts';
import { holds } from '../../support/holds.ts';

describe('roundExactly', () => {
  it.each([
    [[1.005, 100], 101],
    [[-1.005, 100], -101],
    [[0.145, 100], 15],
    [[8.5e-7, 1e6], 1],
    [[4.9e-7, 1e6], 0],
    [[1e21, 1e-20], 10],
    [[0, 5], 0],
  ])('takes %j as written, halves away from nought: %i', (times, expected) => {
    expect(roundExactly(times)).toBe(expected);
  });

  it('divides at the end only, and by negative numbers too', () => {
    expect(roundExactly([2, 5], [4])).toBe(3);
    expect(roundExactly([1], [3])).toBe(0);
    expect(roundExactly([5], [-2])).toBe(-3);
    expect(roundExactly([9_007_199_254_740_991, 3], [3])).toBe(9_007_199_254_740_991);
    expect(() => roundExactly([1], [0])).toThrow(RangeError);
  });

  it('is never more than half away from the quotient', () => {
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const share = fc.integer({ min: 1, max: 99_999 });
    holds(
      fc.property(whole, share, share, (amount, above, below) => {
        const off = roundExactly([amount, above / 10_000], [below]) * below * 10_000 - amount * above;
        expect(Math.abs(off) * 2).toBeLessThanOrEqual(below * 10_000);
      }),
    );
  });

  it('says of a product what it says of the same divided by one', () => {
    const factor = fc.oneof(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((units) => units / 10_000),
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    );
    holds(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 3 }), (times) => {
        expect(roundExactly(times)).toBe(roundExactly(times, [1]));
      }),
      { numRuns: 500 },
    );
  });
});
