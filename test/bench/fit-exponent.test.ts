import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitExponent } from '../../bench/scale/fit-exponent.ts';
import { holds } from '../support/holds.ts';

describe('the exponent of time over size', () => {
  it('is found again in times that grow by a power', () => {
    holds(
      fc.property(
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (exponent, factor) => {
          const sizes = [10_000, 100_000, 1_000_000];
          const points = sizes.map((size) => [size, factor * size ** exponent] as const);
          expect(fitExponent(points)).toBeCloseTo(exponent, 8);
        },
      ),
    );
  });

  it('is none of a single size', () => {
    expect(fitExponent([[10_000, 12]])).toBeNaN();
  });
});
