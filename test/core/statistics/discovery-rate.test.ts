import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '../../../core/statistics/discovery-rate.ts';
import { holds } from '../../support/holds.ts';

const anyP = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe('the false discovery rate', () => {
  it('is that of the fifteen tests that Benjamini and Hochberg gave as their example', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const q = adjustPValues(p);
    expect(q.filter((one) => one <= 0.05)).toHaveLength(4);
    expect(q[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
  });

  it('is never below the p-value, keeps its order, and no order of tests changes it', () => {
    holds(
      fc.property(anyP, (p) => {
        const q = adjustPValues(p);
        for (const [at, own] of p.entries()) {
          expect(q[at]).toBeGreaterThanOrEqual(own);
          for (const [other, theirs] of p.entries())
            if (own < theirs) expect(q[at]).toBeLessThanOrEqual(q[other] as number);
        }
        expect(adjustPValues(p.toReversed()).toReversed()).toEqual(q);
      }),
    );
  });

  it('leaves a single test as it is', () => {
    expect(adjustPValues([0.03])).toEqual([0.03]);
    expect(adjustPValues([])).toEqual([]);
  });
});
