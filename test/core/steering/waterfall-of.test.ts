import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { cellOf } from '../../../core/indicators/cell.ts';
import { addTally, countOf, type Tally } from '../../../core/indicators/tally.ts';
import { type StepName, type WaterfallStep, waterfallOf } from '../../../core/steering/waterfall-of.ts';
import { holds } from '../../support/holds.ts';
import { caseFacts } from '../indicators/case-facts.ts';

const signs = { scheme: 'chs-drg-1.1', transferred: false };
const stay = (parts: Partial<CaseFacts>) => caseFacts({ signs, ...parts });
const stepIn = (steps: readonly WaterfallStep[], name: StepName) =>
  steps.find(({ step }) => step === name) as WaterfallStep;

describe('the waterfall from billed to settled', () => {
  const cases = [
    // A group that keeps 1,000 yuan though one of its stays overran, and one that does not.
    stay({ group: 'FV35', costFen: 700_000, paymentFen: 900_000 }),
    stay({ group: 'FV35', costFen: 1_000_000, paymentFen: 900_000 }),
    stay({ group: 'BR25', costFen: 600_000, paymentFen: 500_000 }),
    stay({ group: 'BR25', costFen: 5_000_000, paymentFen: 2_000_000, outlier: 'high' }),
    stay({ group: 'BR25', costFen: 100_000, paymentFen: 120_000, outlier: 'low' }),
    stay({ group: '0000', status: 'ungroupable', costFen: 300_000, paymentFen: null }),
    stay({ costFen: null }),
    caseFacts({ status: 'outpatient', costFen: 99_999, paymentFen: null }),
  ];
  const confirmed = [
    { rule: 'R1', amountFen: 10_000, isSettled: true },
    { rule: 'R1', amountFen: 5_000, isSettled: false },
    { rule: 'R2', amountFen: 20_000, isSettled: false },
  ];
  const steps = waterfallOf(cases, confirmed);

  it('has a bar for what each group keeps or overruns, outliers apart, and for what was found', () => {
    expect(steps.map(({ step, count, amountFen }) => [step, count, amountFen])).toEqual([
      ['billed', 6, 7_700_000],
      ['unpriced', 1, -300_000],
      ['surplus', 2, 100_000],
      ['overrun', 1, -100_000],
      ['high-outliers', 1, -3_000_000],
      ['low-outliers', 1, 20_000],
      ['payment', 5, 4_420_000],
      ['confirmed', 2, -25_000],
      ['recovered', 1, -10_000],
      ['settled', 5, 4_385_000],
    ]);
    expect(stepIn(steps, 'confirmed').parts).toEqual([
      { key: 'R2', count: 1, amountFen: -20_000 },
      { key: 'R1', count: 1, amountFen: -5_000 },
    ]);
  });

  it('is all noughts of no case', () => {
    for (const { amountFen, count } of waterfallOf([], [])) expect([amountFen, count]).toEqual([0, 0]);
  });

  it('adds up whatever the cases are, and is what the indicators say', () => {
    const money = fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null });
    const facts = fc.record({
      group: fc.constantFrom('FV35', 'BR25', 'ES33'),
      costFen: money,
      paymentFen: money,
      outlier: fc.constantFrom('normal', 'high', 'low'),
    } as const);
    const found = fc.record({
      rule: fc.constantFrom('R1', 'R2'),
      amountFen: fc.nat(1_000_000),
      isSettled: fc.boolean(),
    });
    holds(
      fc.property(fc.array(facts), fc.array(found), (some, decided) => {
        const all = some.map(stay);
        const drawn = waterfallOf(all, decided);
        let level = stepIn(drawn, 'billed').amountFen;
        for (const { step, isLevel, amountFen, count, parts } of drawn.slice(1)) {
          if (isLevel) expect(amountFen, step).toBe(level);
          else {
            level += amountFen;
            expect(parts.reduce((sum, part) => sum + part.amountFen, 0) || 0).toBe(amountFen);
            expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(count);
          }
        }
        const tally = all.map((one) => cellOf(one).tally).reduce<Tally>((a, b) => addTally(a, b), {});
        expect(stepIn(drawn, 'billed').amountFen).toBe(countOf(tally, 'costFen'));
        expect(stepIn(drawn, 'unpriced').amountFen).toBe(-countOf(tally, 'unpricedFen') || 0);
        expect(stepIn(drawn, 'payment').amountFen).toBe(
          countOf(tally, 'balanceFen') + countOf(tally, 'costFen') - countOf(tally, 'unpricedFen'),
        );
      }),
    );
  });
});
