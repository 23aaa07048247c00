import { describe, expect, it } from 'vitest';
import { type GivenMonth, putRows } from '../../../../core/indicators/given/given-month.ts';

const row = (above: number, department = 'A03') => ({
  month: '2026-05',
  department,
  indicator: 'satisfaction',
  above,
  below: 100,
});
const at = (day: number) => ({ by: `P${day}`, at: `2026-06-${String(day).padStart(2, '0')}T00:00:00.000Z` });

describe('the measures of a month', () => {
  it('are replaced by later ones, which name what they replaced and who brought it', () => {
    const first = putRows({}, [row(80), row(70, 'all')], at(1));
    expect(first.counts).toEqual({ added: 2, replaced: 0, unchanged: 0 });
    const second = putRows(first.month, [row(85)], at(2));
    expect(second.counts).toEqual({ added: 0, replaced: 1, unchanged: 0 });
    expect(second.month).toEqual({
      A03: {
        satisfaction: { above: 85, below: 100, ...at(2), before: [{ above: 80, below: 100, ...at(1) }] },
      },
      all: { satisfaction: { above: 70, below: 100, ...at(1), before: [] } },
    });
  });

  it('stay with whoever brought them first when they are brought again', () => {
    const { month } = putRows({}, [row(80)], at(1));
    const again = putRows(month, [row(80)], at(2));
    expect(again).toEqual({ month, counts: { added: 0, replaced: 0, unchanged: 1 } });
  });

  it('remember ten that were replaced', () => {
    let month: GivenMonth = {};
    for (let day = 1; day <= 15; day++) month = putRows(month, [row(day)], at(day)).month;
    const kept = month['A03']?.['satisfaction'];
    expect(kept?.above).toBe(15);
    expect(kept?.before.map(({ above }) => above)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
  });
});
