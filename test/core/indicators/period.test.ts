import { describe, expect, it } from 'vitest';
import {
  isPeriod,
  monthsBetween,
  monthsOf,
  monthsUntil,
  periodBefore,
  yearBefore,
} from '../../../core/indicators/period.ts';

describe('a period', () => {
  it('is a month, a quarter or a year that a settlement list may be of', () => {
    for (const text of ['2026-05', '2026-Q2', '2026', '1990-01', '2099-12'])
      expect(isPeriod(text)).toBe(true);
  });

  it('is not what is a slip of the pen', () => {
    const slips = ['', '0000', '0001-01', '1989-12', '2100', '9999-Q4', '2026-00', '2026-13', '2026-Q0'];
    for (const text of [...slips, '2026-Q5', '2026-5', '26-05', '2026-05-01', ' 2026'])
      expect(isPeriod(text)).toBe(false);
  });

  it('has its months, the first first', () => {
    expect(monthsOf('2026-05')).toEqual(['2026-05']);
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(monthsOf('2026')).toHaveLength(12);
  });

  it('follows another of its length, also over the turn of the year', () => {
    expect(periodBefore('2026-01')).toBe('2025-12');
    expect(periodBefore('2026-Q1')).toBe('2025-Q4');
    expect(periodBefore('2026')).toBe('2025');
    expect(yearBefore('2026-Q1')).toBe('2025-Q1');
  });

  it('before the first that may be asked for is still counted', () => {
    expect(periodBefore('1990-01')).toBe('1989-12');
  });
});

describe('months', () => {
  it('run from one to another, and none where they are the wrong way round', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2025-11')).toEqual([]);
  });

  it('end with one', () => {
    expect(monthsUntil('2026-01', 3)).toEqual(['2025-11', '2025-12', '2026-01']);
  });
});
