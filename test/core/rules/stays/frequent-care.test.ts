import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';
import { stayRecord, visitRecord } from '../../../support/stay-records.ts';

const habit = (what: string, counts: readonly string[]) =>
  ruleUnderTest({
    check: 'frequent-care',
    parameters: { what, counts, withinDays: 10, most: 2, exemptDiagnoses: ['Z49'] },
    prices: { DRUG: 100 },
  });
const visits = habit('visit', ['outpatient']);
const purchases = habit('purchase', ['outpatient', 'pharmacy']);

const billOn = (day: string, parts: Parameters<typeof settlementList>[0] = {}) =>
  settlementList({
    care: 'outpatient',
    settlementId: 'V9',
    totalCostFen: 8000,
    stay: { admittedAt: `${day}T09:00:00`, dischargedAt: `${day}T09:30:00` },
    ...parts,
  });

describe('frequentCare, where two in ten days are in order', () => {
  const list = billOn('2026-03-10');
  it.each([
    ['two before, the first on the first of the ten days', ['2026-03-01', '2026-03-05'], 'fail'],
    ['one of them a day too early', ['2026-02-28', '2026-03-05'], 'pass'],
    ['one of them on a later day', ['2026-03-05', '2026-03-11'], 'pass'],
    ['one alone', ['2026-03-05'], 'pass'],
    ['none', [], 'pass'],
  ] as const)('%s: %s %s', (_, days, verdict) => {
    expect(verdictOf(visits(list, { history: days.map((day) => visitRecord(day)) }))).toBe(verdict);
  });

  it('orders visits of one day by settlement id, so that only the third is found', () => {
    const ids = ['V1', 'V2', 'V3', 'V4'];
    const verdicts = ids.map((settlementId) => {
      const others = ids.filter((id) => id !== settlementId).slice(0, 3);
      const history = others.map((id) => visitRecord('2026-03-10', { settlementId: id }));
      return verdictOf(visits({ ...list, settlementId }, { history }));
    });
    expect(verdicts).toEqual(['pass', 'pass', 'fail', 'fail']);
  });

  it('does not count stays among visits, nor what is done in courses', () => {
    const stay = stayRecord({ admittedOn: '2026-03-02', dischargedOn: '2026-03-04' });
    const dialysis = visitRecord('2026-03-06', { principalDiagnosis: 'Z49.100' });
    for (const other of [stay, dialysis]) {
      expect(verdictOf(visits(list, { history: [visitRecord('2026-03-05'), other] }))).toBe('pass');
    }
  });

  it('claims the cost of the visit beyond the limit and no other', () => {
    const history = [visitRecord('2026-03-01'), visitRecord('2026-03-05')];
    expect(visits(list, { history }).findings).toMatchObject([
      { amount_fen: 8000, amount_method: 'bill-cost', occurred_on: '2026-03-10' },
    ]);
    const unpriced = { ...list, totalCostFen: null };
    expect(visits(unpriced, { history }).findings).toMatchObject([{ amount_fen: 0, amount_method: 'none' }]);
  });
});

describe('frequentCare of purchases', () => {
  const history = [
    visitRecord('2026-03-01', { buysDrugs: true }),
    visitRecord('2026-03-05', { care: 'pharmacy', buysDrugs: true }),
  ];
  const drugs = [feeLine({ code: 'D', category: '09' })];

  it('counts bills of clinics and pharmacies with drugs on them', () => {
    expect(verdictOf(purchases(billOn('2026-03-09', { feeLines: drugs }), { history }))).toBe('fail');
  });

  it('does not count a bill without drugs, neither the one at hand nor an earlier one', () => {
    const [first] = history;
    const none = billOn('2026-03-09', { feeLines: [feeLine({ code: 'E', category: '03' })] });
    expect(verdictOf(purchases(none, { history }))).toBe('pass');
    const mixed = [...(first ? [first] : []), visitRecord('2026-03-05')];
    expect(verdictOf(purchases(billOn('2026-03-09', { feeLines: drugs }), { history: mixed }))).toBe('pass');
  });
});
