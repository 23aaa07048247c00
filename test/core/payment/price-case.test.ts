import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupTerms } from '../../../core/payment/group-terms.ts';
import { type PricingQuestion, priceCase } from '../../../core/payment/price-case.ts';
import type { Tariff } from '../../../core/payment/tariff.ts';
import type { TariffData } from '../../../core/payment/tariff-schema.ts';
import { holds } from '../../support/holds.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';
import { smallTariff, tariffData } from './small-tariff.ts';

/** A tertiary employee in the group that stands at 1,000,000 fen: the band is 400,000 to 3,000,000. */
const usual: PricingQuestion = {
  hospital: 'H37130200901',
  drg: 'AA11',
  hospitalLevel: 3,
  insurance: 'employee',
  department: 'A03',
  losDays: 7,
  daySurgery: false,
  costFen: 900_000,
  bill: null,
};

const price = (question: Partial<PricingQuestion> = {}, tariff = smallTariff()) =>
  priceCase({ ...usual, ...question }, tariff);

type Outliers = TariffData['outliers'];

const withOutliers = (parts: Partial<Outliers>) =>
  smallTariff({ outliers: { ...tariffData().outliers, ...parts } });

describe('priceCase', () => {
  it('pays the standard inside the band, and the hospital keeps what is left', () => {
    expect(price({ costFen: 900_000 })).toEqual({
      method: 'standard',
      weightE4: 12_345,
      standardFen: 1_000_000,
      paymentFen: 1_000_000,
      balanceFen: 100_000,
      outlier: 'normal',
      exit: null,
      fundPaymentFen: null,
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

  it.each([
    ['the excess in full', { method: 'excess-share', share: 1 }, 3_500_000, 1_500_000],
    ['nothing of the excess', { method: 'excess-share', share: 0 }, 3_500_000, 1_000_000],
    // 1,000,000 × (1 + (3.5 − 3)) × 0.9
    [
      'standard × (1 + (ratio − multiple)) × factor',
      { method: 'ratio-factor', factor: 0.9 },
      3_500_000,
      1_350_000,
    ],
    ['the whole cost by item', { method: 'by-item', share: 1 }, 3_500_000, 3_500_000],
    ['a share of the cost by item, rounded', { method: 'by-item', share: 0.85 }, 3_500_010, 2_975_009],
  ] as const)('pays a high outlier %s where the region says so', (_, high_pay, costFen, paymentFen) => {
    expect(price({ costFen }, withOutliers({ high_pay }))).toMatchObject({ outlier: 'high', paymentFen });
  });

  it.each([
    [400_000, 1_000_000],
    [200_000, 500_000],
    [1, 3],
    [0, 0],
  ])(
    'pays a low outlier in proportion, up to the standard at the limit: %i fen, %i',
    (costFen, paymentFen) => {
      const even = withOutliers({ low_pay: { method: 'proportional' } });
      expect(price({ costFen }, even)).toMatchObject({ outlier: 'low', paymentFen });
    },
  );

  it('pays the standard of a case without a cost, of which no balance can be told', () => {
    expect(price({ costFen: null })).toMatchObject({
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
    expect(price({ drg: 'AA13' })).toMatchObject({ ...unpaid, weightE4: null });
    expect(price({ drg: 'ZZ11' })).toMatchObject({ ...unpaid, weightE4: null });
  });

  it('knows the weight but no payment where the level of the hospital or the insurance has no column', () => {
    expect(price({ hospitalLevel: null })).toMatchObject({ ...unpaid, weightE4: 12_345 });
    expect(price({ insurance: 'other' })).toMatchObject({ ...unpaid, weightE4: 12_345 });
  });
});

const inClass = (name: keyof TariffData['classes'], parts: Partial<TariffData> = {}) =>
  smallTariff({ classes: { ...tariffData().classes, [name]: ['AA11'] }, ...parts });

describe('groups that are marked out', () => {
  it('by item: what it cost, whatever the standard, and nothing where nobody says what it cost', () => {
    expect(price({ costFen: 9_999_999 }, inClass('by_item'))).toMatchObject({
      method: 'by-item',
      paymentFen: 9_999_999,
      balanceFen: 0,
      outlier: 'normal',
    });
    expect(price({ costFen: null }, inClass('by_item'))).toMatchObject({
      method: 'no-cost',
      paymentFen: null,
    });
  });

  it('by review: nobody knows what is paid before it', () => {
    expect(price({ costFen: 9_999_999 }, inClass('case_review'))).toMatchObject({
      method: 'case-review',
      standardFen: 1_000_000,
      paymentFen: null,
      balanceFen: null,
      outlier: 'normal',
    });
  });

  it('basic: no coefficient of an institution touches the price; all others have it', () => {
    const institutions = { H37130200901: 0.92 };
    expect(price({}, smallTariff({ institutions })).standardFen).toBe(920_000);
    expect(price({ hospital: 'H37130200902' }, smallTariff({ institutions })).standardFen).toBe(1_000_000);
    expect(price({}, inClass('basic', { institutions })).standardFen).toBe(1_000_000);
  });
});

describe('limits in money', () => {
  const columns: TariffData['columns'] = [
    { holds: 'standard', levels: [3], insurance: ['employee'] },
    { holds: 'low-limit', levels: [3], insurance: ['employee'] },
    { holds: 'high-limit', levels: [3], insurance: ['employee'] },
  ];
  const tariff = smallTariff({
    columns,
    outliers: { ...tariffData().outliers, high_multiple: null, low_multiple: null },
    rows: [
      ['AA11', 1, 1_000_000, 350_000, 2_000_000],
      ['AA13', 1, 1_000_000, null, null],
    ],
  });

  it.each([
    ['AA11', 350_000, 'low'],
    ['AA11', 350_001, 'normal'],
    ['AA11', 1_999_999, 'normal'],
    ['AA11', 2_000_000, 'high'],
    ['AA13', 1, 'normal'],
    ['AA13', 99_999_999, 'normal'],
  ])('are of the group: %s at %i fen is %s', (drg, costFen, outlier) => {
    expect(price({ drg, costFen }, tariff).outlier).toBe(outlier);
  });

  it('move with the coefficient of the institution, as the standard does', () => {
    const dear = { ...tariff, data: { ...tariff.data, institutions: { H37130200901: 1.1 } } };
    expect(price({ costFen: 2_199_999 }, dear)).toMatchObject({ outlier: 'normal', standardFen: 1_100_000 });
    expect(price({ costFen: 2_200_000 }, dear).outlier).toBe('high');
    expect(price({ costFen: 385_000 }, dear).outlier).toBe('low');
  });
});

describe('exits', () => {
  const exit = (id: string, when: object, pay: object) =>
    ({ id, title: { zh: '例外', en: 'exit' }, source: 'test', when, pay }) as TariffData['exits'][number];
  const tariff = smallTariff({
    exits: [
      exit('day-surgery', { day_surgery: true }, { method: 'standard-share', share: 0.8 }),
      exit('short', { max_days: 2 }, { method: 'by-item', share: 1 }),
      exit(
        'psychiatry',
        { departments: ['A15'], min_days: 60 },
        { method: 'bed-day', fen_per_day: { 3: 30_000 } },
      ),
      exit('long', { min_days: 60 }, { method: 'by-item', share: 0.9 }),
    ],
  });

  it.each([
    [{ losDays: 2 }, 'short', 'by-item', 900_000],
    [{ losDays: 3 }, null, 'standard', 1_000_000],
    [{ losDays: 59 }, null, 'standard', 1_000_000],
    [{ losDays: 60 }, 'long', 'by-item', 810_000],
    [{ losDays: 60, department: 'A15' }, 'psychiatry', 'bed-day', 1_800_000],
    [{ losDays: 59, department: 'A15' }, null, 'standard', 1_000_000],
    [{ losDays: 1, daySurgery: true }, 'day-surgery', 'standard-share', 800_000],
    [{ losDays: 2, costFen: null }, 'short', 'no-cost', null],
    [{ losDays: 60, department: 'A15', hospitalLevel: 2 }, 'psychiatry', 'no-standard', null],
  ] as const)('the first that fits holds: %j takes %s', (question, id, method, paymentFen) => {
    expect(price(question, tariff)).toMatchObject({ exit: id, method, paymentFen, outlier: 'normal' });
  });

  it('leave even groups that are paid by item or by review', () => {
    const { exits } = tariff.data;
    expect(price({ losDays: 1 }, inClass('case_review', { exits }))).toMatchObject({
      exit: 'short',
      paymentFen: 900_000,
    });
  });
});

describe('the fund’s part', () => {
  const bill = { costFen: 1_200_000, fundFen: 900_000 };

  it('is as large a share of the payment as it was of the bill', () => {
    expect(price({ costFen: 1_200_000, bill }).fundPaymentFen).toBe(750_000);
    expect(price({ costFen: 1_200_000, bill: { costFen: 3, fundFen: 2 } }).fundPaymentFen).toBe(666_667);
  });

  it('or what the patient’s part leaves of it, and never less than nothing', () => {
    const tariff = smallTariff({ fund: { method: 'after-personal', source: 'test' } });
    expect(price({ costFen: 1_200_000, bill }, tariff).fundPaymentFen).toBe(700_000);
    const own = { costFen: 2_000_000, fundFen: 0 };
    expect(price({ costFen: 2_000_000, bill: own }, tariff).fundPaymentFen).toBe(0);
  });

  it('is not known where nobody says what funds paid, of a bill of nothing, and of a payment that is open', () => {
    expect(price().fundPaymentFen).toBeNull();
    expect(price({ costFen: 0, bill: { costFen: 0, fundFen: 0 } }).fundPaymentFen).toBeNull();
    expect(price({ bill }, inClass('case_review')).fundPaymentFen).toBeNull();
  });
});

describe('every tariff', () => {
  const ways: readonly Tariff[] = [
    smallTariff(),
    withOutliers({ low_pay: { method: 'proportional' } }),
    withOutliers({ high_pay: { method: 'ratio-factor', factor: 0.85 } }),
    withOutliers({
      high_pay: { method: 'by-item', share: 0.7 },
      low_pay: { method: 'by-item', share: 0.95 },
    }),
    ...installedKnowledge.tariffs.values(),
  ];

  it('pays whole fen, balances to the fen, and inside a band never less for a dearer case', () => {
    const cost = fc.integer({ min: 0, max: 100_000_000 });
    const place = fc
      .constantFrom(...ways)
      .chain((tariff) => fc.tuple(fc.constant(tariff), fc.constantFrom(...tariff.rows.keys())));
    holds(
      fc.property(place, cost, cost, fc.constantFrom(1, 2, 3), ([tariff, drg], one, other, hospitalLevel) => {
        const of = (costFen: number) => price({ drg, hospitalLevel, costFen }, tariff);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [cheap, dear] = [of(low), of(high)];
        expect(dear.paymentFen === null || Number.isSafeInteger(dear.paymentFen)).toBe(true);
        if (dear.paymentFen !== null) expect(dear.paymentFen - high).toBe(dear.balanceFen);
        if (cheap.outlier !== dear.outlier || cheap.paymentFen === null) return;
        expect(cheap.paymentFen).toBeLessThanOrEqual(dear.paymentFen ?? 0);
      }),
    );
  });

  it('begins its outliers at exactly its limits: a fen on this side of them is normal', () => {
    const place = fc
      .constantFrom(...ways)
      .chain((tariff) => fc.tuple(fc.constant(tariff), fc.constantFrom(...tariff.rows.keys())));
    holds(
      fc.property(place, fc.constantFrom(1, 2, 3), ([tariff, drg], hospitalLevel) => {
        const terms = groupTerms({ ...usual, drg, hospitalLevel }, tariff);
        const { by_item: byItem, case_review: byReview } = tariff.classes;
        if (!terms?.lowFen || !terms.highFen || byItem.has(drg) || byReview.has(drg)) return;
        const sides = [terms.lowFen, terms.lowFen + 1, terms.highFen - 1, terms.highFen].map(
          (costFen) => price({ drg, hospitalLevel, costFen }, tariff).outlier,
        );
        expect(sides).toEqual(['low', 'normal', 'normal', 'high']);
      }),
    );
  });

  it('with the excess paid in full or in part never pays a normal case more than a high one', () => {
    const tariff = installedKnowledge.tariffs.get('jilin-2022') ?? smallTariff();
    const cost = fc.integer({ min: 0, max: 20_000_000 });
    holds(
      fc.property(fc.constantFrom(...tariff.rows.keys()), cost, cost, (drg, one, other) => {
        const [a, b] = [one, other].sort((x, y) => x - y).map((costFen) => price({ drg, costFen }, tariff));
        expect(a?.paymentFen ?? 0).toBeLessThanOrEqual(b?.paymentFen ?? 0);
      }),
    );
  });
});
