import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../core/forecast/reconcile.ts';
import { solveLinear } from '../../../core/forecast/solve-linear.ts';
import { holds } from '../../support/holds.ts';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('parts of a whole', () => {
  it('give way by their variances', () => {
    expect(
      reconcile(
        [
          { point: 50, variance: 9 },
          { point: 40, variance: 1 },
        ],
        100,
      ),
    ).toEqual([59, 41]);
  });

  it('do not fall below nought: the others give way for them', () => {
    const points = reconcile(
      [
        { point: 1, variance: 9 },
        { point: 40, variance: 1 },
      ],
      30,
    );
    expect(points).toEqual([0, 30]);
  });

  it('are multiplied alike where none may give way, and share evenly where all are nothing', () => {
    expect(
      reconcile(
        [
          { point: 10, variance: 0 },
          { point: 30, variance: 0 },
        ],
        20,
      ),
    ).toEqual([5, 15]);
    expect(
      reconcile(
        [
          { point: 0, variance: 0 },
          { point: 0, variance: 0 },
        ],
        6,
      ),
    ).toEqual([3, 3]);
  });

  it('come to the whole and none is negative, whatever they are', () => {
    const part = fc.record({ point: fc.nat(1000), variance: fc.nat(100) });
    holds(
      fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), fc.nat(10_000), (parts, whole) => {
        const points = reconcile(parts, whole);
        expect(sumOf(points)).toBeCloseTo(whole, 6);
        expect(Math.min(...points)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('linear equations', () => {
  it('are solved, by hand', () => {
    expect(
      solveLinear(
        [
          [4, 2],
          [2, 3],
        ],
        [10, 9],
      ),
    ).toEqual([expect.closeTo(1.5, 12), expect.closeTo(2, 12)]);
  });

  it('are refused where they have no single answer', () => {
    expect(() =>
      solveLinear(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toThrow(/positive definite/);
  });
});
