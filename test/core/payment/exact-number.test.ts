import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  divide,
  exactOf,
  multiply,
  roundHalfUp,
  subtract,
} from '../../../core/payment/exact-number.ts';
import { holds } from '../../support/holds.ts';

describe('an exact number', () => {
  it('is what is written, not what is nearest to it in binary', () => {
    expect(compare(subtract(exactOf(0.3), exactOf(0.1)), exactOf(0.2))).toBe(0);
    expect(compare(exactOf(1e-7), divide(exactOf(1), exactOf(10_000_000)))).toBe(0);
    expect(compare(exactOf(1.5e21), multiply(exactOf(1.5), exactOf(1e21)))).toBe(0);
  });

  it('rounds halves away from nought', () => {
    expect([2.5, 3.5, -2.5, 2.4999, -2.6].map((value) => roundHalfUp(exactOf(value)))).toEqual([
      3, 4, -3, 2, -3,
    ]);
  });

  it('comes back from a division by multiplying', () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000);
    holds(
      fc.property(number, fc.integer({ min: 1, max: 10_000 }), (value, by) => {
        const back = multiply(divide(exactOf(value), exactOf(by)), exactOf(by));
        expect(compare(back, exactOf(value))).toBe(0);
      }),
    );
  });
});
