import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPeriod as isPeriodOfCore, monthsOf, periodBefore } from '../../../core/indicators/period.ts';
import {
  isPeriod,
  kindOf,
  lastMonthOf,
  periodAround,
  periodMoved,
  periodsIn,
} from '../../../web/src/parts/period.ts';
import { periodName } from '../../../web/src/parts/period-name.ts';
import { holds } from '../../support/holds.ts';

const kinds = ['month', 'quarter', 'year'] as const;
const anyPeriod = fc
  .record({ year: fc.integer({ min: 1991, max: 2098 }), kind: fc.constantFrom(...kinds), at: fc.nat(11) })
  .map(({ year, kind, at }) => {
    const all = periodsIn(year, kind);
    return all[at % all.length] as string;
  });

describe('periods of the portal', () => {
  it('are those of the API', () => {
    holds(
      fc.property(fc.oneof(anyPeriod, fc.string(), fc.stringMatching(/^\d{4}-(Q?\d|\d\d)$/)), (text) => {
        expect(isPeriod(text)).toBe(isPeriodOfCore(text));
      }),
    );
    expect([2026, null, undefined, {}].map(isPeriod)).toEqual([false, false, false, false]);
  });

  it('have the last month and the neighbours that they have there', () => {
    holds(
      fc.property(anyPeriod, (period) => {
        expect(lastMonthOf(period)).toBe(monthsOf(period).at(-1));
        expect(periodMoved(period, -1)).toBe(periodBefore(period));
        expect(periodMoved(periodMoved(period, 1), -1)).toBe(period);
        for (const month of monthsOf(period)) expect(periodAround(month, kindOf(period))).toBe(period);
      }),
    );
  });

  it('are called as people call them', () => {
    expect(['2026-03', '2026-Q1', '2026'].map((period) => periodName(period, 'zh-CN'))).toEqual([
      '2026年3月',
      '2026年第一季度',
      '2026年',
    ]);
    expect(['2026-03', '2026-Q4', '2026'].map((period) => periodName(period, 'en'))).toEqual([
      'March 2026',
      'Q4 2026',
      '2026',
    ]);
    expect(periodName('2026-12', 'zh-CN', { isShort: true })).toBe('12月');
  });
});
