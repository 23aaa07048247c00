import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../../core/payment/apportion.ts';
import { holds } from '../../support/holds.ts';

describe('apportion', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [1, 2, 3], [17, 33, 50]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [7, [0, 1, 0], [0, 7, 0]],
    [5, [0, 0], [0, 0]],
    [0, [1, 2], [0, 0]],
    [10, [0.1, 0.25, 0.65], [1, 3, 6]],
    [9_007_199_254_740_991, [1, 0], [9_007_199_254_740_991, 0]],
    [10, [], []],
  ])('%i by %j is %j', (total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts);
  });

  it('loses nothing, and no part is a whole unit off its share', () => {
    const total = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const weights = fc.array(
      fc.integer({ min: 0, max: 10_000_000 }).map((weight) => weight / 1000),
      { minLength: 1, maxLength: 12 },
    );
    holds(
      fc.property(total, weights, (amount, given) => {
        const parts = apportion(amount, given);
        const whole = given.reduce((sum, weight) => sum + weight, 0);
        if (whole === 0) return;
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        parts.forEach((part, at) => {
          expect(Math.abs(part - (amount * (given[at] ?? 0)) / whole)).toBeLessThan(1.001);
        });
      }),
    );
  });
});
