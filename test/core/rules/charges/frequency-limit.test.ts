import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../../core/claims/settlement-list.ts';
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

describe('frequencyLimit, over orders', () => {
  const order = (serial: string, timesPerDay: number | null, parts: Partial<FeeLine> = {}) =>
    feeLine({
      code: 'BED',
      serial,
      orderedTo: null,
      prescription: { dose: null, doseUnit: null, timesPerDay, days: null, prescriberTitle: null },
      ...parts,
    });

  it.each([
    ['once a day without an end', order('A', 1), 'pass'],
    ['twice a day without an end', order('A', 2), 'fail'],
    ['at an unknown rate without an end', order('A', null, { quantity: 30 }), 'pass'],
    ['five in five days', order('A', null, { quantity: 5, orderedTo: '2026-03-06' }), 'pass'],
    ['six in five days', order('A', null, { quantity: 6, orderedTo: '2026-03-06' }), 'fail'],
    ['hours of watch, whose rate is no number of hours', order('A', 48, { code: 'ECG' }), 'pass'],
  ])('%s', (_, line, verdict) => expect(verdictOf(run(charged(line)))).toBe(verdict));

  it('adds up the orders that stand on a day, and blames the one that goes too far for its share', () => {
    const second = order('B', 2, { chargedAt: '2026-03-04T08:00:00', unitPriceFen: 3000 });
    expect(blamedLines(run(charged(order('A', 1), second)))).toEqual(['A=0 B=3000']);
    const ended = order('A', 1, { orderedTo: '2026-03-03' });
    expect(verdictOf(run(charged(ended, order('B', 1, { chargedAt: '2026-03-04T08:00:00' }))))).toBe('pass');
  });
});
