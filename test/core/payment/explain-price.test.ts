import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPrice } from '../../../core/payment/explain-price.ts';
import { type PricingQuestion, priceCase } from '../../../core/payment/price-case.ts';
import { priceStepWords } from '../../../core/payment/price-step-words.ts';
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

const explain = (question: Partial<PricingQuestion> = {}, tariff = smallTariff()) =>
  explainPrice({ ...usual, ...question }, tariff);
const namesOf = (steps: readonly { readonly step: string }[]) => steps.map(({ step }) => step);
const said = (question: Partial<PricingQuestion> = {}, parts: Partial<TariffData> = {}) =>
  explain(question, smallTariff(parts)).map((step) => priceStepWords(step));

describe('how a payment came about', () => {
  it('starts from the standard, with the weight that it is made of, and says where outliers begin', () => {
    expect(namesOf(explain())).toEqual(['standard', 'limits', 'paid', 'billed', 'balance']);
    expect(said()[0]).toEqual({
      zh: 'AA11 的支付标准，三级医疗机构、职工：权重 1.2345',
      en: 'Payment standard of AA11, hospitals of level 3, employees: relative weight 1.2345',
    });
    expect(said()[1]?.zh).toBe('费用不高于 4000.00 元为低倍率，不低于 30000.00 元为高倍率');
  });

  it('tells what is added above the limit, and what the coefficient of the institution changes', () => {
    const institutions = { H37130200901: 1.1 };
    const steps = explain({ costFen: 4_000_000 }, smallTariff({ institutions }));
    expect(namesOf(steps)).toEqual([
      'standard',
      'institution',
      'limits',
      'high-outlier',
      'paid',
      'billed',
      'balance',
    ]);
    // 1.1 × 10,000 is 11,000; of what is above three times that, 7,000, a share of 0.7 is added.
    expect(steps).toMatchObject([
      { addedFen: 1_000_000 },
      { addedFen: 100_000, coefficient: 1.1 },
      { highFen: 3_300_000 },
      { addedFen: 490_000 },
      { paymentFen: 1_590_000 },
      { costFen: 4_000_000 },
      { balanceFen: -2_410_000 },
    ]);
    expect(said({ costFen: 4_000_000 }, { institutions })[3]?.en).toBe(
      'High outlier: a cost of 40000.00 yuan at or above the limit of 33000.00; 70% of what is above the limit is added',
    );
  });

  it('tells that a group is paid as billed, by review, or not at all', () => {
    const classes = { basic: [], tcm: [], by_item: ['AA11'], case_review: ['AA13'] };
    expect(namesOf(explain({}, smallTariff({ classes })))).toEqual(['by-item', 'paid', 'billed', 'balance']);
    expect(explain({ drg: 'AA13' }, smallTariff({ classes }))).toMatchObject([
      { step: 'unpaid', why: 'case-review' },
      { step: 'billed' },
    ]);
    expect(explain({ drg: 'ZZ99' })).toMatchObject([
      { step: 'unpaid', why: 'no-standard' },
      { step: 'billed' },
    ]);
    expect(said({ costFen: null }).at(-2)).toEqual({ zh: '清单没有费用', en: 'The list has no cost' });
  });

  it('tells by what exit a case left its group', () => {
    const exits: TariffData['exits'] = [
      {
        id: 'short',
        title: { zh: '极短住院', en: 'very short stay' },
        source: 'test',
        when: { max_days: 1 },
        pay: { method: 'by-item', share: 0.9 },
      },
    ];
    const steps = explain({ losDays: 1, costFen: 100_000 }, smallTariff({ exits }));
    expect(steps.find(({ step }) => step === 'exit')).toMatchObject({ addedFen: 90_000 - 1_000_000 });
    expect(said({ losDays: 1, costFen: 100_000 }, { exits })[2]?.zh).toBe(
      '不按病组支付（极短住院）：按费用的 90% 支付',
    );
  });

  it('adds up to what the audit pays, under every installed tariff and every way of paying outliers', () => {
    const tariffs: readonly Tariff[] = [
      ...installedKnowledge.tariffs.values(),
      smallTariff({
        outliers: {
          ...tariffData().outliers,
          high_pay: { method: 'ratio-factor', factor: 0.9 },
          low_pay: { method: 'proportional' },
        },
        institutions: { H37130200901: 0.97 },
        exits: [
          {
            id: 'bed',
            title: { zh: '床日', en: 'days' },
            source: 'test',
            when: { min_days: 60 },
            pay: { method: 'bed-day', fen_per_day: { '3': 30_000 } },
          },
          {
            id: 'short',
            title: { zh: '极短', en: 'short' },
            source: 'test',
            when: { max_days: 2 },
            pay: { method: 'by-item', share: 0.9 },
          },
        ],
      }),
    ];
    const questions = fc.constantFrom(...tariffs).chain((tariff) =>
      fc.record({
        tariff: fc.constant(tariff),
        drg: fc.constantFrom(...[...tariff.rows.keys()].slice(0, 60), '0000'),
        hospitalLevel: fc.constantFrom(1, 2, 3, null),
        insurance: fc.constantFrom('employee', 'resident', 'other'),
        losDays: fc.integer({ min: 1, max: 90 }),
        costFen: fc.option(fc.integer({ min: 0, max: 30_000_000 })),
      }),
    );
    holds(
      fc.property(questions, ({ tariff, ...parts }) => {
        const question = { ...usual, ...parts } as PricingQuestion;
        const steps = explainPrice(question, tariff);
        const { paymentFen, balanceFen } = priceCase(question, tariff);
        const added = steps.reduce((sum, step) => sum + ('addedFen' in step ? (step.addedFen ?? 0) : 0), 0);
        if (paymentFen !== null) expect(added).toBe(paymentFen);
        expect(steps.find((one) => one.step === 'paid')?.paymentFen ?? null).toBe(paymentFen);
        expect(steps.find((one) => one.step === 'balance')?.balanceFen ?? null).toBe(balanceFen);
        for (const { zh, en } of steps.map(priceStepWords)) expect([zh, en]).not.toContain('');
      }),
    );
  });
});
