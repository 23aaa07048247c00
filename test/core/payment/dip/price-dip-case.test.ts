import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DipPricingQuestion } from '../../../../core/payment/dip/dip-pricing.ts';
import { priceDipCase } from '../../../../core/payment/dip/price-dip-case.ts';
import { type DipTerms, parseDipTerms } from '../../../../core/payment/dip/terms.ts';
import { holds } from '../../../support/holds.ts';
import { newerBands, newerTerms, olderBands, olderTerms, smallTerms, termsData } from './small-terms.ts';

/** A tertiary employee; the group has 800 points and costs 1,000,000 fen at such hospitals in the mean. */
const usual: DipPricingQuestion = {
  hospital: 'H37132100903',
  hospitalLevel: 3,
  insurance: 'employee',
  drg: 'K35.8-47.0100',
  department: 'A04',
  losDays: 5,
  daySurgery: false,
  costFen: 1_000_000,
  bill: null,
  score: 800,
  scoreOfMean: 1000,
  meanFen: 1_000_000,
  primaryCare: false,
  auxiliaryFactor: null,
};

const price = (parts: Partial<DipPricingQuestion> = {}, terms: DipTerms = olderTerms) =>
  priceDipCase({ ...usual, ...parts }, terms);

describe('priceDipCase', () => {
  it('pays score × coefficient × point value inside the normal band', () => {
    expect(price()).toEqual({
      method: 'standard',
      weightE4: 8000,
      score: 800,
      coefficient: 1.1,
      auxiliaryFactor: 1,
      pointValueFen: 1000.5,
      caseScoreE4: 8_800_000,
      standardFen: 880_440,
      paymentFen: 880_440,
      balanceFen: -119_560,
      fundPaymentFen: 660_330,
      outlier: 'normal',
      exit: null,
      ratioE4: 10_000,
      band: 'normal',
      reviewable: false,
    });
  });

  it('takes the coefficient of the institution before that of its level, and none in primary care', () => {
    expect(price({ hospital: 'H37130200901' })).toMatchObject({ coefficient: 1.2, caseScoreE4: 9_600_000 });
    expect(price({ hospital: 'H37130200901', primaryCare: true })).toMatchObject({
      coefficient: 1,
      caseScoreE4: 8_000_000,
    });
    expect(price({ hospitalLevel: null })).toMatchObject({ coefficient: 1 });
  });

  it('multiplies by the auxiliary factor it is told, unless the terms apply none', () => {
    expect(price({ auxiliaryFactor: 1.25 })).toMatchObject({ caseScoreE4: 11_000_000, ratioE4: 8000 });
    const without = smallTerms({ auxiliary: { applied: false, in_reference: true } });
    expect(price({ auxiliaryFactor: 1.25 }, without)).toMatchObject({ caseScoreE4: 8_800_000 });
    const beside = smallTerms({ auxiliary: { applied: true, in_reference: false } });
    expect(price({ auxiliaryFactor: 1.25 }, beside)).toMatchObject({ ratioE4: 10_000 });
  });

  describe('by the older bands', () => {
    it.each([
      [499_999, 'low', 'low-multiple', 4_399_991],
      [500_000, 'normal', 'standard', 8_800_000],
      [1_999_999, 'normal', 'standard', 8_800_000],
      [2_000_000, 'high', 'high-multiple', 8_800_000],
      [3_000_000, 'high', 'high-multiple', 17_600_000],
      [5_000_000, 'high', 'high-multiple', 35_200_000],
      [5_000_001, 'extreme', 'case-review', null],
    ])('a cost of %i fen is %s', (costFen, band, method, caseScoreE4) => {
      expect(price({ costFen })).toMatchObject({ band, method, caseScoreE4 });
    });

    it('leaves what is beyond five times open until experts decide', () => {
      expect(price({ costFen: 6_000_000 })).toMatchObject({
        method: 'case-review',
        outlier: 'high',
        standardFen: 880_440,
        paymentFen: null,
        balanceFen: null,
        fundPaymentFen: null,
      });
    });

    it('can leave the coefficient out of a band, as the formula reads to the letter', () => {
      const bands = olderBands.map((band) => ({ ...band, with_coefficient: band.id === 'normal' }));
      const terms = smallTerms({ deviation: { reference: 'mean-by-level', bands, source: 'test' } });
      expect(price({ costFen: 2_500_000 }, terms)).toMatchObject({ caseScoreE4: 12_000_000 });
      expect(price({ costFen: 400_000 }, terms)).toMatchObject({ caseScoreE4: 3_200_000 });
    });

    it('holds nothing against a group whose mean at that level nobody knows', () => {
      expect(price({ costFen: 9_000_000, meanFen: null })).toMatchObject({
        method: 'standard',
        ratioE4: null,
        band: null,
      });
      expect(price({ meanFen: 0 })).toMatchObject({ method: 'standard', band: null });
    });
  });

  describe('by the bands of 3.0', () => {
    it('pays an ultra-low case its cost, whatever the coefficient', () => {
      for (const hospital of ['H37130200901', 'H37132100903'])
        expect(price({ hospital, costFen: 123_456 }, newerTerms)).toMatchObject({
          band: 'ultra-low',
          paymentFen: 123_456,
          outlier: 'low',
        });
    });

    it('lets a case ask for a review above twice the standard, and not at twice', () => {
      expect(price({ costFen: 1_760_880 }, newerTerms)).toMatchObject({ band: 'normal', reviewable: false });
      expect(price({ costFen: 1_760_881 }, newerTerms)).toMatchObject({
        band: 'ultra-high',
        reviewable: true,
        paymentFen: 880_440,
      });
    });
  });

  it('leaves cases that keep a rule of their own out of it', () => {
    const terms = smallTerms({
      exits: [
        {
          id: 'bed-day',
          title: { zh: '床日', en: 'Bed-day' },
          source: 'test',
          when: { departments: ['A15'] },
          pay: { method: 'bed-day', fen_per_day: { '3': 30_000 } },
        },
        {
          id: 'tcm',
          title: { zh: '中医优势病种', en: 'TCM' },
          source: 'test',
          when: { groups: ['M51.2'] },
          pay: { method: 'standard-share', share: 0.9 },
        },
      ],
    });
    expect(price({ department: 'A15', costFen: 9_000_000 }, terms)).toMatchObject({
      method: 'bed-day',
      exit: 'bed-day',
      paymentFen: 150_000,
      caseScoreE4: null,
      band: null,
    });
    expect(price({ drg: 'M51.2' }, terms)).toMatchObject({
      exit: 'tcm',
      caseScoreE4: 7_920_000,
      paymentFen: 792_396,
    });
  });

  it('says of a case without a score what the terms say', () => {
    expect(price({ score: null })).toMatchObject({ method: 'no-standard', paymentFen: null, weightE4: null });
    const terms = smallTerms({ without_score: { method: 'by-item', share: 0.8 } });
    expect(price({ score: null }, terms)).toMatchObject({ method: 'by-item', paymentFen: 800_000 });
    expect(price({ score: null, costFen: null }, terms)).toMatchObject({
      method: 'no-cost',
      paymentFen: null,
    });
  });

  it('pays a case without a cost its standard, and knows no balance', () => {
    expect(price({ costFen: null })).toMatchObject({
      method: 'no-cost',
      paymentFen: 880_440,
      balanceFen: null,
    });
  });

  it('takes the fund’s part of the bill where the terms say so', () => {
    const bill = { costFen: 1_000_000, fundFen: 600_000 };
    const proRata = smallTerms({ fund: { method: 'pro-rata' } });
    expect(price({ bill }, proRata)).toMatchObject({ fundPaymentFen: 528_264 });
    expect(price({}, proRata)).toMatchObject({ fundPaymentFen: null });
    const after = smallTerms({ fund: { method: 'after-personal' } });
    expect(price({ bill }, after)).toMatchObject({ fundPaymentFen: 480_440 });
  });
});

const scores = fc.integer({ min: 1, max: 9_999_999 }).map((hundredths) => hundredths / 100);
const costs = fc.integer({ min: 0, max: 50_000_000 });
const variants = fc.constantFrom(olderTerms, newerTerms);

describe('whatever the case', () => {
  it('the scale of the scores is nothing: times k, with a point value of one k-th, they pay the same to the fen', () => {
    holds(
      fc.property(
        scores,
        costs,
        variants,
        fc.constantFrom(2, 4, 5, 8, 10, 100),
        (score, costFen, terms, k) => {
          const by = { employee: 1000.5 / k, resident: 900 / k, other: 900 / k };
          const scaled = { ...terms, point_value_fen: by };
          const told = price({ score, costFen }, terms);
          const again = price({ score: Math.round(score * 100 * k) / 100, costFen }, scaled);
          expect(again.paymentFen).toBe(told.paymentFen);
          expect(again.ratioE4).toBe(told.ratioE4);
        },
      ),
    );
  });

  it('a dearer case never gets fewer points, up to where a review decides', () => {
    holds(
      fc.property(scores, costs, costs, variants, (score, a, b, terms) => {
        const [less, more] = [a, b].sort((x, y) => x - y).map((costFen) => price({ score, costFen }, terms));
        if (less?.caseScoreE4 == null || more?.caseScoreE4 == null) return;
        expect(more.caseScoreE4).toBeGreaterThanOrEqual(less.caseScoreE4);
      }),
    );
  });

  it('money adds up: payment less cost is the balance, and the fund pays no more than the whole', () => {
    holds(
      fc.property(scores, costs, variants, (score, costFen, terms) => {
        const { paymentFen, balanceFen, fundPaymentFen } = price({ score, costFen }, terms);
        if (paymentFen === null) return;
        expect(balanceFen).toBe(paymentFen - costFen);
        expect(fundPaymentFen ?? 0).toBeLessThanOrEqual(paymentFen);
      }),
    );
  });
});

describe('terms', () => {
  it('name every mistake at once', () => {
    const gap = olderBands.map((band) => (band.id === 'normal' ? { ...band, up_to: 0.4 } : band));
    const mistaken = {
      ...termsData({ effective_to: '2024-12-31' }),
      region: '3713',
      deviation: { reference: 'standard', bands: gap, source: 'test' },
    };
    expect(() => parseDipTerms(mistaken)).toThrow(/region[\s\S]*must go up/);
  });

  it('leave no ratio without a band', () => {
    const open = newerBands.slice(0, 2);
    expect(() => smallTerms({ deviation: { reference: 'standard', bands: open, source: 'test' } })).toThrow(
      'only the last is without end',
    );
  });

  it('take no score below nought', () => {
    const bands = olderBands.map((band) =>
      band.id === 'high' ? { ...band, pay: { formula: 'excess' as const, above: 3.1 } } : band,
    );
    expect(() => smallTerms({ deviation: { reference: 'standard', bands, source: 'test' } })).toThrow(
      'below nought',
    );
  });

  it('do not end before they begin', () => {
    expect(() => smallTerms({ effective_to: '2024-12-31' })).toThrow('before the first day');
  });
});
