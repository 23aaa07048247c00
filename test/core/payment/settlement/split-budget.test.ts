import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HospitalMonth, sumMonths } from '../../../../core/payment/settlement/hospital-month.ts';
import { splitBudget } from '../../../../core/payment/settlement/split-budget.ts';
import { holds } from '../../../support/holds.ts';
import { budget } from './policies.ts';

const month = (parts: Partial<HospitalMonth>): HospitalMonth => ({ ...sumMonths([]), ...parts });

const two = new Map([
  ['A', month({ paymentFen: 600_000, settledWeightE4: 600_000 })],
  ['B', month({ paymentFen: 300_000, settledWeightE4: 200_000, itemFen: 100_000 })],
]);

describe('splitBudget', () => {
  it('leaves payments as priced where no budget is split', () => {
    const split = splitBudget({ method: 'none' }, '2026', two);
    expect(split).toMatchObject({ budgetFen: null, splitFen: 900_000, rate: null });
    expect([...split.dueFen]).toEqual([
      ['A', 600_000],
      ['B', 300_000],
    ]);
  });

  it('by payments gives each the same factor', () => {
    const split = splitBudget(budget({ yearly_fen: { '2026': 990_000 } }), '2026', two);
    expect(split.rate).toBe(1.1);
    expect([...split.dueFen.values()]).toEqual([660_000, 330_000]);
  });

  it('by weights pays what goes by no weight first, and the rest at one floating rate', () => {
    const split = splitBudget(budget({ method: 'weights' }), '2026', two);
    // (1,000,000 − 100,000) ÷ 80 weights is 11,250 fen a weight
    expect(split).toMatchObject({ rate: 112.5, itemFen: 100_000, weightE4: 800_000 });
    expect([...split.dueFen.values()]).toEqual([675_000, 325_000]);
  });

  it('by points comes to the same, said in points', () => {
    const split = splitBudget(budget({ method: 'points', points_per_weight: 1000 }), '2026', two);
    expect(split.rate).toBe(0.1125);
    expect([...split.dueFen.values()]).toEqual([675_000, 325_000]);
  });

  it('counts weights with the coefficient of their institution', () => {
    const split = splitBudget(budget({ method: 'weights', coefficients: { B: 3 } }), '2026', two);
    expect([...split.dueFen.values()]).toEqual([450_000, 550_000]);
  });

  it('keeps the risk fund apart, and stays within its bounds', () => {
    const parts = { yearly_fen: { '2026': 1_000_000 }, risk_share: 0.05 };
    expect(splitBudget(budget(parts), '2026', two)).toMatchObject({ riskFen: 50_000, splitFen: 950_000 });
    expect(splitBudget(budget({ ...parts, at_most: 1 }), '2026', two).splitFen).toBe(900_000);
    expect(splitBudget(budget({ ...parts, at_least: 1.2 }), '2026', two).splitFen).toBe(1_080_000);
  });

  it('cuts what goes by no weight where the budget is less than that', () => {
    const items = new Map([
      ['A', month({ paymentFen: 300, itemFen: 300 })],
      ['B', month({ paymentFen: 100, itemFen: 100, settledWeightE4: 5 })],
    ]);
    const split = splitBudget(budget({ method: 'weights', yearly_fen: { '2026': 200 } }), '2026', items);
    expect([...split.dueFen.values()]).toEqual([150, 50]);
    expect(split.rate).toBe(0);
  });

  it('splits nothing among hospitals that have nothing', () => {
    const none = new Map([['A', month({})]]);
    for (const method of ['payments', 'weights', 'points'] as const) {
      expect(splitBudget(budget({ method }), '2026', none)).toMatchObject({ rate: null });
      expect(splitBudget(budget({ method }), '2026', none).dueFen.get('A')).toBe(0);
    }
  });

  it('refuses a year of which it has no budget', () => {
    expect(() => splitBudget(budget(), '2027', two)).toThrow('2027');
  });

  it('gives out what it splits to the fen, whatever the hospitals and the method', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    const hospital = fc.record({
      payment: amount,
      item: amount,
      weight: fc.integer({ min: 1, max: 10_000_000 }),
    });
    const method = fc.constantFrom('payments' as const, 'weights' as const, 'points' as const);
    const shares = fc.record({
      risk: fc.integer({ min: 0, max: 99 }),
      coefficient: fc.integer({ min: 1, max: 3000 }),
    });
    holds(
      fc.property(
        fc.array(hospital, { minLength: 1, maxLength: 8 }),
        method,
        amount,
        shares,
        (given, by, fen, share) => {
          const hospitals = new Map(
            given.map(({ payment, item, weight }, at) => [
              `H${at}`,
              month({ paymentFen: payment + item + 1, itemFen: item, settledWeightE4: weight }),
            ]),
          );
          const parts = {
            method: by,
            yearly_fen: { '2026': fen + 1 },
            risk_share: share.risk / 100,
            coefficients: { H0: share.coefficient / 1000 },
          };
          const split = splitBudget(budget(parts), '2026', hospitals);
          const sum = [...split.dueFen.values()].reduce((all, part) => all + part, 0);
          expect(sum).toBe(split.splitFen);
          expect(sum + split.riskFen).toBe(fen + 1);
        },
      ),
    );
  });
});
