import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'period-quantity-limit',
  table: knowledgeTable('period-quantity', [
    ['WEEKLY', '果糖胺', 1, 7],
    ['TWICE', '评定', 2, 3],
    ['STAY', '吻合器', 2, 'visit'],
  ]),
});
const charge = (day: number, quantity = 1) => ({ day, quantity });
const stay = (code: string, ...charges: readonly ReturnType<typeof charge>[]) =>
  settlementList({
    feeLines: charges.map(({ day, quantity }, at) => {
      const chargedAt = `2026-03-${String(day).padStart(2, '0')}T08:00:00`;
      return feeLine({ code, serial: `L${String(at + 1).padStart(2, '0')}`, quantity, chargedAt });
    }),
  });

describe('so many units in so many days', () => {
  it('count from day to day: the seventh day is within the week, the eighth is not', () => {
    expect(blamedLines(run(stay('WEEKLY', charge(1), charge(7))))).toEqual(['L01=0 L02=1000']);
    expect(verdictOf(run(stay('WEEKLY', charge(1), charge(8))))).toBe('pass');
  });

  it('do not move on with what was charged in excess', () => {
    expect(blamedLines(run(stay('WEEKLY', charge(1), charge(6), charge(8), charge(9))))).toEqual([
      'L01=0 L02=1000 L03=0 L04=1000',
    ]);
  });

  it('are granted in part', () => {
    expect(blamedLines(run(stay('TWICE', charge(1), charge(2, 3))))).toEqual(['L01=0 L02=2000']);
  });

  it('count for the whole stay where the table says so, however long it is', () => {
    expect(verdictOf(run(stay('STAY', charge(1), charge(28))))).toBe('pass');
    expect(blamedLines(run(stay('STAY', charge(1), charge(28, 2))))).toEqual(['L01=0 L02=1000']);
  });

  it('leave no period with more than its due once the excess is taken off, and take off no more', () => {
    const charges = fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), quantity: fc.constant(1) }));
    fc.assert(
      fc.property(charges, (drawn) => {
        const ordered = drawn.toSorted((a, b) => a.day - b.day);
        const { findings } = run(stay('TWICE', ...ordered));
        const excess = new Set(
          findings.flatMap(({ evidence }) => evidence.filter((one) => one.amount_fen).map(({ ref }) => ref)),
        );
        const granted = ordered.filter((_, at) => !excess.has(`L${String(at + 1).padStart(2, '0')}`));
        const inPeriodTo = (last: number) =>
          granted.filter(({ day }) => day <= last && day > last - 3).length;
        for (const { day } of ordered) expect(inPeriodTo(day)).toBeLessThanOrEqual(2);
        for (const { day } of ordered.filter((one) => !granted.includes(one)))
          expect(inPeriodTo(day)).toBe(2);
      }),
    );
  });
});
