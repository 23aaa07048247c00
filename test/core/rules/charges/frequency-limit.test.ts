import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'frequency-limit',
  table: knowledgeTable('frequency', [
    ['BED', '床位费', 1, 'times'],
    ['ECG', '心电监测', 24, 'hours'],
  ]),
});
const line = (code: string, serial: string, quantity: number, time = '02T08:00:00') =>
  feeLine({ code, serial, quantity, chargedAt: `2026-03-${time}` });
const charged = (...feeLines: ReturnType<typeof line>[]) => settlementList({ feeLines });

describe('frequencyLimit', () => {
  it.each([
    ['BED', 1, 'pass'],
    ['BED', 1.5, 'fail'],
    ['BED', 2, 'fail'],
    ['BED', 0, 'pass'],
    ['ECG', 24, 'pass'],
    ['ECG', 25, 'fail'],
  ])('%s charged %s times on a day: %s', (code, quantity, verdict) => {
    expect(verdictOf(run(charged(line(code, 'A', quantity))))).toBe(verdict);
  });

  it('adds up the lines of a day, and only of a day', () => {
    const full = [line('ECG', 'A', 24, '02T23:00:00'), line('ECG', 'B', 24, '03T01:00:00')];
    expect(verdictOf(run(charged(...full)))).toBe('pass');
    expect(blamedLines(run(charged(...full, line('ECG', 'C', 6, '03T02:00:00'))))).toEqual(['B=0 C=6000']);
  });

  it('takes the excess from the last lines of the day', () => {
    const lines = [
      line('ECG', 'A', 20),
      line('ECG', 'B', 10, '02T09:00:00'),
      line('ECG', 'C', 5, '02T10:00:00'),
    ];
    expect(blamedLines(run(charged(...lines)))).toEqual(['A=0 B=6000 C=5000']);
  });

  it('makes one finding of all days of an item', () => {
    const lines = [
      line('BED', 'A', 2),
      line('BED', 'B', 1, '03T08:00:00'),
      line('BED', 'C', 3, '04T08:00:00'),
    ];
    expect(blamedLines(run(charged(...lines)))).toEqual(['A=1000 C=2000']);
  });

  it('passes at the limit once the second line is refunded', () => {
    const second = line('BED', 'B', 1, '02T09:00:00');
    expect(verdictOf(run(charged(line('BED', 'A', 1), second, refundOf(second))))).toBe('pass');
  });

  it('is not misled by fractions that do not add up in binary', () => {
    const tenths = Array.from({ length: 10 }, (_, position) => line('BED', `L${position}`, 0.1));
    expect(verdictOf(run(charged(...tenths)))).toBe('pass');
  });
});
