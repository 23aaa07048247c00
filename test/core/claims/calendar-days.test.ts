import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, yearsBetween } from '../../../core/claims/calendar-days.ts';

describe('calendar days', () => {
  it.each([
    ['1960-05-17', '2026-05-16', 65],
    ['1960-05-17', '2026-05-17', 66],
    ['2024-02-29', '2025-02-28', 0],
  ])('born %s is on %s %d years old', (born, day, years) => expect(yearsBetween(born, day)).toBe(years));

  it('counts days across a leap day and a change of year', () => {
    expect(daysBetween('2024-02-28T23:00:00', '2024-03-01T01:00:00')).toBe(2);
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1);
  });

  it.each([
    ['2026-03-01', -1, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-03-05', 0, '2026-03-05'],
  ])('moves %s by %d to %s', (date, days, moved) => expect(addDays(date, days)).toBe(moved));
});
