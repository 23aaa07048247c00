import { describe, expect, it } from 'vitest';
import { lastFullMonth, monthsUntil } from '../../../functions/statistics/period.ts';

describe('the period of statistics', () => {
  it('goes back over the turn of the year', () => {
    expect(monthsUntil('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });

  it('ends with the month before, in January with December', () => {
    expect(lastFullMonth('2026-11-05T18:00:00.000Z')).toBe('2026-10');
    expect(lastFullMonth('2026-01-31T18:00:00.000Z')).toBe('2025-12');
  });
});
