import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PricingQuestion, priceCase } from '../../../core/payment/price-case.ts';
import { holds } from '../../support/holds.ts';
import { smallTariff } from './small-tariff.ts';

/** A tertiary employee in the group that stands at 1,000,000 fen: the band is 400,000 to 3,000,000. */
const price = (question: Partial<PricingQuestion>, tariff = smallTariff()) =>
  priceCase({ drg: 'AA11', hospitalLevel: 3, insurance: 'employee', costFen: 900_000, ...question }, tariff);

describe('priceCase', () => {
  it('pays the standard inside the band, and the hospital keeps what is left', () => {
    expect(price({ costFen: 900_000 })).toEqual({
      method: 'standard',
      weightE4: 12_345,
      standardFen: 1_000_000,
      paymentFen: 1_000_000,
      balanceFen: 100_000,
      outlier: 'normal',
    });
  });

  it('lets the hospital bear what the standard does not cover', () => {
    expect(price({ costFen: 1_250_000 })).toMatchObject({ paymentFen: 1_000_000, balanceFen: -250_000 });
  });

  it.each([
    [2_999_999, 'standard', 'normal', 1_000_000],
    [3_000_000, 'high-multiple', 'high', 1_000_000],
    [3_000_001, 'high-multiple', 'high', 1_000_001],
    [4_000_000, 'high-multiple', 'high', 1_700_000],
  ])(
    'at three times the standard begins the high multiple: %i fen are paid as %s',
    (costFen, method, outlier, paymentFen) => {
      expect(price({ costFen })).toMatchObject({
        method,
        outlier,
        paymentFen,
        balanceFen: paymentFen - costFen,
      });
    },
  );

  it.each([
    [400_001, 'standard', 'normal', 1_000_000],
    [400_000, 'low-multiple', 'low', 400_000],
    [399_999, 'low-multiple', 'low', 399_999],
    [0, 'low-multiple', 'low', 0],
  ])(
    'at 0.4 of the standard ends the low multiple: %i fen are paid as %s',
    (costFen, method, outlier, paymentFen) => {
      expect(price({ costFen })).toMatchObject({
        method,
        outlier,
        paymentFen,
        balanceFen: paymentFen - costFen,
      });
    },
  );

  it.each([
    // 800,001 × 2.5 = 2,000,002.5, and 800,001 × 0.4 = 320,000.4
    [2, 2_000_002, 'standard'],
    [2, 2_000_003, 'high-multiple'],
    [2, 320_001, 'standard'],
    [2, 320_000, 'low-multiple'],
    // 800,001 × 2 = 1,600,002, and 800,001 × 0.5 = 400,000.5
    [1, 1_600_001, 'standard'],
    [1, 1_600_002, 'high-multiple'],
    [1, 400_002, 'standard'],
    [1, 400_001, 'low-multiple'],
  ] as const)(
    'level %i has multiples of its own, rounded to the fen: %i fen are %s',
    (hospitalLevel, costFen, method) => {
      expect(price({ hospitalLevel, costFen }).method).toBe(method);
    },
  );

  it('pays the excess in full where the region says so', () => {
    const { outliers } = smallTariff().data;
    const generous = smallTariff({ outliers: { ...outliers, high_excess_share: 1 } });
    expect(price({ costFen: 3_500_000 }, generous)).toMatchObject({
      paymentFen: 1_500_000,
      balanceFen: -2_000_000,
    });
  });

  it('pays the standard of a case without a cost, of which no balance can be told', () => {
    expect(price({ costFen: null })).toEqual({
      method: 'no-cost',
      weightE4: 12_345,
      standardFen: 1_000_000,
      paymentFen: 1_000_000,
      balanceFen: null,
      outlier: 'normal',
    });
  });

  const unpaid = {
    standardFen: null,
    paymentFen: null,
    balanceFen: null,
    outlier: 'normal',
    method: 'no-standard',
  };

  it('pays nothing where the group has no published standard', () => {
    expect(price({ drg: 'AA13' })).toEqual({ ...unpaid, weightE4: null });
    expect(price({ drg: 'ZZ11' })).toEqual({ ...unpaid, weightE4: null });
  });

  it('knows the weight but no payment where the level of the hospital or the insurance has no column', () => {
    expect(price({ hospitalLevel: null })).toEqual({ ...unpaid, weightE4: 12_345 });
    expect(price({ insurance: 'other' })).toEqual({ ...unpaid, weightE4: 12_345 });
  });

  it('pays whole fen, never less for a dearer case, and balances to the fen', () => {
    const cost = fc.integer({ min: 0, max: 10_000_000 });
    const level = fc.constantFrom(1, 2, 3);
    holds(
      fc.property(cost, cost, level, (one, other, hospitalLevel) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [cheap, dear] = [low, high].map((costFen) => price({ costFen, hospitalLevel }));
        expect(Number.isInteger(dear?.paymentFen)).toBe(true);
        expect((cheap?.paymentFen ?? 0) <= (dear?.paymentFen ?? 0)).toBe(true);
        expect((dear?.paymentFen ?? 0) - high).toBe(dear?.balanceFen);
      }),
    );
  });
});
