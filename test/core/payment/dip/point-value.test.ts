import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PointValueSums, type ScoredCase } from '../../../../core/payment/dip/point-value.ts';
import { holds } from '../../../support/holds.ts';

const scored = (costFen: number, parts: Partial<ScoredCase> = {}): ScoredCase => ({
  year: '2025',
  costFen,
  score: 100,
  coefficient: 1,
  ...parts,
});

const weights = new Map([
  ['2023', 1],
  ['2024', 2],
  ['2025', 7],
]);

function sumsOf(cases: Iterable<ScoredCase>): PointValueSums {
  const sums = new PointValueSums();
  for (const one of cases) sums.add(one);
  return sums;
}

const all = { by: 'all' } as const;

describe('the budgeted point value', () => {
  it('is the weighted cost of the years by their weighted score', () => {
    const cases = [
      scored(50_000, { year: '2023' }),
      scored(70_000, { year: '2024' }),
      scored(90_000, { score: 120, coefficient: 1.25 }),
    ];
    // (1 × 50,000 + 2 × 70,000 + 7 × 90,000) ÷ (1 × 100 + 2 × 100 + 7 × 150)
    expect(sumsOf(cases).pointValue(weights, all)).toMatchObject({
      pointValueFen: 607.4074,
      cases: 3,
      left: 0,
    });
  });

  it('knows nothing of years without a weight, and of cases without points', () => {
    const cases = [scored(50_000, { year: '2020' }), scored(50_000, { score: 0 }), scored(0)];
    expect(sumsOf(cases).pointValue(weights, all)).toBeNull();
  });

  it('leaves the dearest and the cheapest points out, as many as the area says', () => {
    const cases = Array.from({ length: 40 }, (_, at) =>
      scored(at === 0 ? 100 : at === 39 ? 9_000_000 : 60_000),
    );
    const value = sumsOf(cases).pointValue(weights, { by: 'quantiles', from: 0.025, to: 0.975 });
    expect(value).toMatchObject({ pointValueFen: 600, cases: 38, left: 2 });
    expect(value?.fromFen).toBeGreaterThan(598);
    expect(value?.toFen).toBeLessThan(602);
  });

  it('takes the shortest interval that holds enough of them', () => {
    const cases = [...Array.from({ length: 8 }, () => scored(60_000)), scored(61_000), scored(500_000)];
    expect(sumsOf(cases).pointValue(weights, { by: 'shortest', share: 0.8 })).toMatchObject({
      cases: 8,
      left: 2,
    });
    expect(sumsOf(cases).pointValue(weights, { by: 'shortest', share: 0.9 })).toMatchObject({
      cases: 9,
      left: 1,
    });
    expect(sumsOf(cases).pointValue(weights, { by: 'shortest', share: 1 })).toMatchObject({ cases: 10 });
  });

  it('is the same whatever the order of the cases, and keeps enough of them', () => {
    const cases = fc.array(
      fc.record({
        year: fc.constantFrom('2023', '2024', '2025'),
        costFen: fc.integer({ min: 1, max: 10_000_000 }),
        score: fc.integer({ min: 1, max: 500_000 }).map((hundredths) => hundredths / 100),
        coefficient: fc.constantFrom(0.8, 1, 1.05),
      }),
      { minLength: 1, maxLength: 60 },
    );
    const ways = fc.constantFrom(
      all,
      { by: 'quantiles', from: 0.1, to: 0.9 } as const,
      { by: 'shortest', share: 0.8 } as const,
    );
    holds(
      fc.property(cases, ways, (given, which) => {
        const value = sumsOf(given).pointValue(weights, which);
        expect(sumsOf(given.toReversed()).pointValue(weights, which)).toEqual(value);
        expect(value?.cases ?? 0).toBeGreaterThanOrEqual(given.length * (which === all ? 1 : 0.8) - 1e-9);
        expect((value?.cases ?? 0) + (value?.left ?? 0)).toBe(given.length);
      }),
    );
  });
});
