import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../../core/claims/settlement-list.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const table = knowledgeTable('daily-dose', [
  ['VIAL', '注射用泮托拉唑钠', 2],
  [null, '地高辛片', 0.1],
]);
const run = ruleUnderTest({ check: 'daily-dose', table });
/** The stay ends on 10 March. */
const on = (day: string, quantity: number, parts: Partial<FeeLine> = {}) =>
  feeLine({ serial: `L${day}`, code: 'VIAL', chargedAt: `2026-03-${day}T08:00:00`, quantity, ...parts });
const charged = (...feeLines: readonly FeeLine[]) => run(settlementList({ feeLines }));

describe('dailyDose', () => {
  it.each([
    [6, 'pass'],
    [7, 'fail'],
  ])('%i vials from the 8th to the 10th, at two a day: %s', (quantity, verdict) => {
    expect(verdictOf(charged(on('08', quantity)))).toBe(verdict);
  });

  it('claims what is in excess, from the last lines on', () => {
    expect(blamedLines(charged(on('08', 5), on('09', 1), on('10', 2)))).toEqual(['L08=0 L09=0 L10=2000']);
    expect(blamedLines(charged(on('08', 6), on('09', 1), on('10', 1)))).toEqual(['L08=0 L09=1000 L10=1000']);
  });

  it('lets be who charges a box for the days to come', () => {
    expect(verdictOf(charged(on('01', 20)))).toBe('pass');
  });

  it('does not count what was taken home or taken back', () => {
    const tooMany = on('10', 3);
    expect(verdictOf(charged(on('10', 2), on('09', 9, { dischargeDrug: true })))).toBe('pass');
    expect(verdictOf(charged(tooMany, refundOf(tooMany, 1)))).toBe('pass');
  });

  it('adds tenths of a unit without a rest', () => {
    const tablets = ['08', '09', '10'].map((day) => on(day, 0.1, { code: 'DIG', name: '地高辛片' }));
    expect(verdictOf(charged(...tablets))).toBe('pass');
  });

  it('grants one day to a line that was charged after discharge', () => {
    expect(verdictOf(charged(on('12', 2)))).toBe('pass');
    expect(verdictOf(charged(on('12', 3)))).toBe('fail');
  });
});

describe('dailyDose, over orders', () => {
  const labels = knowledgeTable('daily-dose', [
    ['TAB', '布洛芬缓释胶囊', 2, '2粒'],
    ['VIAL', '注射用头孢曲松钠', null, '4g'],
    ['BARE', '某药', 3],
  ]);
  const judge = ruleUnderTest({ check: 'daily-dose', table: labels });
  const ordered = (code: string, dose: number | null, doseUnit: string | null, timesPerDay: number | null) =>
    judge(
      settlementList({
        feeLines: [
          feeLine({
            code,
            orderedTo: null,
            quantity: 90,
            prescription: { dose, doseUnit, timesPerDay, days: null, prescriberTitle: null },
          }),
        ],
      }),
    );

  it.each([
    ['two capsules a day', ['TAB', 1, '粒', 2], 'pass'],
    ['three capsules a day', ['TAB', 1, '粒', 3], 'fail'],
    ['4 g a day told in milligrams', ['VIAL', 2000, 'mg', 2], 'pass'],
    ['a tenfold slip', ['VIAL', 20_000, 'mg', 2], 'fail'],
    ['too much at once, every other day', ['VIAL', 6, 'g', 0.5], 'fail'],
    ['tablets where the label counts grams', ['VIAL', 2, '片', 2], 'no-data'],
    ['a dose without a unit', ['VIAL', 2, null, 2], 'no-data'],
    ['a rate that nobody can read', ['TAB', 1, '粒', null], 'no-data'],
    ['a label that names no dose', ['BARE', 9, 'g', 9], 'no-data'],
  ] as const)('%s', (_, [code, dose, unit, times], verdict) => {
    expect(verdictOf(ordered(code, dose, unit, times))).toBe(verdict);
  });

  it('refuses a table whose dose is none', () => {
    expect(() => knowledgeTable('daily-dose', [['VIAL', '某药', 4, '适量']])).toThrow(
      'one dose with its unit',
    );
  });

  it('says the dose of a day in the unit of the label, and claims the share beyond', () => {
    const { findings } = ordered('VIAL', 4000, 'mg', 2);
    expect(findings[0]?.amount_fen).toBe(45_000);
    expect(findings[0]?.evidence[0]?.text.zh).toBe('注射用头孢曲松钠说明书每日至多4g，医嘱每日8g');
  });
});

describe('dailyDose, of a visit', () => {
  const visit = (days: number | null) =>
    run(
      settlementList({
        care: 'outpatient',
        feeLines: [
          on('08', 14, {
            prescription: { dose: null, doseUnit: null, timesPerDay: null, days, prescriberTitle: null },
          }),
        ],
      }),
    );

  it('goes by the days that were told, and knows nothing without', () => {
    expect([7, 6, null].map((days) => verdictOf(visit(days)))).toEqual(['pass', 'fail', 'no-data']);
  });
});
