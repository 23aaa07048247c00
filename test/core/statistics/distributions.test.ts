import { describe, expect, it } from 'vitest';
import {
  normal95,
  normalTail,
  poissonAtLeast,
  poissonAtMost,
  poissonLimits,
} from '../../../core/statistics/distributions.ts';

describe('distributions', () => {
  it('agree with printed tables', () => {
    expect(normal95).toBeCloseTo(1.959964, 6);
    expect(normalTail(1.644854)).toBeCloseTo(0.05, 6);
    expect(normalTail(6) / 9.865876e-10).toBeCloseTo(1, 5);
    expect(poissonAtLeast(10, 3.2)).toBeCloseTo(0.001762, 6);
    expect(poissonAtMost(0, 3)).toBeCloseTo(Math.exp(-3), 10);
    expect(poissonLimits(7).map((limit) => limit.toFixed(3))).toEqual(['2.814', '14.423']);
  });

  it('hold at the ends: no event, and a z beyond what numbers can tell', () => {
    expect(poissonAtLeast(0, 3)).toBe(1);
    expect(poissonLimits(0)[0]).toBe(0);
    expect(poissonLimits(0)[1]).toBeCloseTo(3.689, 3);
    expect(normalTail(40)).toBe(0);
    expect(normalTail(-40)).toBe(1);
  });
});
