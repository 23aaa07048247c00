import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'prescription-days',
  table: knowledgeTable('prescription-days', [
    ['D1', '胶囊', 7, 3],
    [null, '无码片', 7, null],
  ]),
});
const taken = (quantity: number, parts: Parameters<typeof feeLine>[0] = {}) =>
  feeLine({ code: 'D1', quantity, unitPriceFen: 100, dischargeDrug: true, ...parts });
const list = (...feeLines: ReturnType<typeof feeLine>[]) => settlementList({ feeLines });

describe('prescriptionDays', () => {
  it('claims what is beyond the days', () => {
    expect(blamedLines(run(list(taken(28))))).toEqual(['L1=700']);
    expect(verdictOf(run(list(taken(21))))).toBe('pass');
  });

  it('adds up what was taken at once, and shares the money by line', () => {
    expect(blamedLines(run(list(taken(14), taken(14, { serial: 'L2' }))))).toEqual(['L1=350 L2=350']);
  });

  it('does not add up what was taken on different days', () => {
    const later = taken(14, { serial: 'L2', chargedAt: '2026-03-09T08:00:00' });
    expect(verdictOf(run(list(taken(14), later)))).toBe('pass');
  });

  it('does not look at what was used in the ward, but at all of a bill that is of no stay', () => {
    const line = taken(28, { dischargeDrug: false });
    expect(verdictOf(run(list(line)))).toBe('pass');
    expect(verdictOf(run(settlementList({ care: 'pharmacy', feeLines: [line] })))).toBe('fail');
  });

  it('has no answer for a drug, known by name, of which nobody says what a day makes', () => {
    expect(verdictOf(run(list(taken(28, { code: 'X9', name: '无码片' }))))).toBe('no-data');
    expect(verdictOf(run(list(taken(28, { code: 'X9', name: '无码片', dischargeDrug: false }))))).toBe(
      'pass',
    );
  });
});

describe('prescriptionDays, where the days are told', () => {
  const forDays = (days: number, parts: Parameters<typeof feeLine>[0] = {}) =>
    taken(30, {
      prescription: { dose: null, doseUnit: null, timesPerDay: null, days, prescriberTitle: null },
      ...parts,
    });

  it('goes by them and not by the quantity', () => {
    expect(verdictOf(run(list(forDays(7))))).toBe('pass');
    expect(blamedLines(run(list(forDays(10))))).toEqual(['L1=900']);
    expect(verdictOf(run(list(forDays(10, { code: 'X9', name: '无码片' }))))).toBe('fail');
  });

  it('takes two lines of one day for one course, not for two', () => {
    expect(verdictOf(run(list(forDays(7), forDays(5, { serial: 'L2' }))))).toBe('pass');
  });
});
