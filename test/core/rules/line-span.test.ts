import { describe, expect, it } from 'vitest';
import { commonSpan, daysOfSpan, listDays, spanOf } from '../../../core/rules/line-span.ts';
import { feeLine } from '../../support/settlement-lists.ts';

const from = (day: string, orderedTo?: string | null) =>
  feeLine({ chargedAt: `2026-03-${day}T08:00:00`, ...(orderedTo !== undefined && { orderedTo }) });

describe('spanOf', () => {
  it('is the day of a charge, and all days of an order', () => {
    expect(spanOf(from('02'))).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    expect(spanOf(from('02', '2026-03-05'))).toEqual({ from: '2026-03-02', to: '2026-03-05' });
    expect(spanOf(from('02', null))).toEqual({ from: '2026-03-02', to: null });
  });
});

describe('commonSpan', () => {
  it.each([
    ['a day that both share', from('02', '2026-03-05'), from('05', null), '2026-03-05', '2026-03-05'],
    ['no end where neither has one', from('02', null), from('05', null), '2026-03-05', null],
    ['the shorter within the longer', from('01', null), from('03', '2026-03-04'), '2026-03-03', '2026-03-04'],
  ])('is %s, in either order', (_, one, other, first, last) => {
    expect(commonSpan(one, other)).toEqual({ from: first, to: last });
    expect(commonSpan(other, one)).toEqual({ from: first, to: last });
  });

  it('is none where one ends before the other begins', () => {
    expect(commonSpan(from('02', '2026-03-04'), from('05', null))).toBeNull();
  });
});

describe('the days of a line', () => {
  it('go up to today where nobody knows the end, and not beyond a year and some where it is absurd', () => {
    expect(listDays(from('08', null), '2026-03-10')).toEqual(['2026-03-08', '2026-03-09', '2026-03-10']);
    expect(listDays(from('12', null), '2026-03-10')).toEqual(['2026-03-12']);
    expect(listDays(from('08', '9999-12-31'), '2026-03-10')).toHaveLength(400);
    expect(daysOfSpan({ from: '2026-03-08', to: null })).toBe(400);
  });
});
