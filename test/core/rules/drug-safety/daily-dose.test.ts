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
