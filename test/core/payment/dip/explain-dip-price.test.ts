import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dipPriceStepWords } from '../../../../core/payment/dip/dip-price-step-words.ts';
import type { DipPricingQuestion } from '../../../../core/payment/dip/dip-pricing.ts';
import { explainDipPrice } from '../../../../core/payment/dip/explain-dip-price.ts';
import { priceDipCase } from '../../../../core/payment/dip/price-dip-case.ts';
import type { DipTerms } from '../../../../core/payment/dip/terms.ts';
import { loadDipTerms } from '../../../../platform/knowledge/load-dip-terms.ts';
import { holds } from '../../../support/holds.ts';

const all = [...loadDipTerms('knowledge').values()];
const usual: DipPricingQuestion = {
  hospital: 'H37130200901',
  hospitalLevel: 3,
  insurance: 'employee',
  department: 'A03',
  losDays: 8,
  daySurgery: false,
  drg: 'I10.x',
  score: 612.02,
  scoreOfMean: 1000,
  meanFen: 430_000,
  primaryCare: false,
  auxiliaryFactor: null,
  costFen: 400_000,
  bill: { costFen: 400_000, fundFen: 300_000 },
};
const installed = all.find(({ id }) => id === 'demo-2025');
if (!installed) throw new Error('the demonstration terms are gone');
const demo: DipTerms = {
  ...installed,
  coefficients: { by_level: { '1': 0.9, '2': 1, '3': 1.0219 }, institutions: {} },
  point_value_fen: { employee: 709.4269, resident: 700, other: 700 },
};

describe('how a payment by score came about', () => {
  it('is score × point value, what the coefficient adds, and where the cost lies', () => {
    const steps = explainDipPrice(usual, demo);
    expect(steps).toMatchObject([
      { step: 'score', addedFen: 434_183 },
      { step: 'coefficient', addedFen: 9509, coefficient: 1.0219 },
      { step: 'deviation', addedFen: 0, ratio: 0.9015, band: { id: 'normal' } },
      { step: 'case-score', score: 625.4232 },
      { step: 'paid', paymentFen: 443_692 },
      { step: 'billed' },
      { step: 'balance', balanceFen: 43_692 },
      { step: 'fund', fundFen: 332_769 },
    ]);
  });

  it('says that primary care has no coefficient, and which case may ask for a review', () => {
    const words = explainDipPrice({ ...usual, primaryCare: true, costFen: 2_000_000 }, demo).map(
      dipPriceStepWords,
    );
    expect(words.map(({ zh }) => zh).join('\n')).toMatch(/基层病种，不用机构系数[\s\S]*可申请特例单议/);
  });

  it('adds up to the payment, whatever the case and the terms, and has words for every step', () => {
    const questions = fc.record({
      terms: fc.constantFrom(...all),
      score: fc.option(
        fc.double({ min: 1, max: 9000, noNaN: true }).map((value) => Number(value.toFixed(2))),
      ),
      hospitalLevel: fc.constantFrom(1, 2, 3, null),
      primaryCare: fc.boolean(),
      auxiliaryFactor: fc.option(fc.integer({ min: 50, max: 180 }).map((value) => value / 100)),
      meanFen: fc.option(fc.integer({ min: 1, max: 3_000_000 })),
      losDays: fc.integer({ min: 1, max: 90 }),
      costFen: fc.option(fc.integer({ min: 0, max: 8_000_000 })),
    });
    holds(
      fc.property(questions, ({ terms, ...parts }) => {
        const question = { ...usual, ...parts } as DipPricingQuestion;
        const steps = explainDipPrice(question, terms);
        const { paymentFen, balanceFen } = priceDipCase(question, terms);
        const added = steps.reduce((sum, step) => sum + ('addedFen' in step ? (step.addedFen ?? 0) : 0), 0);
        if (paymentFen !== null) expect(added).toBe(paymentFen);
        expect(steps.find((one) => one.step === 'paid')?.paymentFen ?? null).toBe(paymentFen);
        expect(steps.find((one) => one.step === 'balance')?.balanceFen ?? null).toBe(balanceFen);
        for (const { zh, en } of steps.map(dipPriceStepWords)) expect([zh, en]).not.toContain('');
      }),
    );
  });
});
