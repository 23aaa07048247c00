import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseWorkCalendar } from '../../../core/forecast/work-calendar.ts';
import { loadForecast } from '../../../platform/knowledge/load-forecast.ts';

const { calendar } = loadForecast();
const stored = () => JSON.parse(readFileSync('knowledge/calendar/china-days-off.json', 'utf8'));

describe('the installed calendar', () => {
  it('has the working days that the notices leave, by hand', () => {
    // February 2026: 20 weekdays, less the 16th to 20th and the 23rd, and two Saturdays worked.
    expect(calendar.workingDays('2026-02')).toBe(16);
    // October 2025: 23 weekdays, less the 1st to 3rd and the 6th to 8th, and one Saturday worked.
    expect(calendar.workingDays('2025-10')).toBe(18);
    // February 2020: 20 weekdays; the holiday was drawn out to Sunday the 2nd.
    expect(calendar.workingDays('2020-02')).toBe(20);
    expect(calendar.workingDays('2024-05')).toBe(20 + 1);
  });

  it('has between 240 and 252 working days in every year', () => {
    for (const year of calendar.years) {
      const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
      const days = months.reduce((sum, month) => sum + calendar.workingDays(month), 0);
      expect(days).toBeGreaterThanOrEqual(240);
      expect(days).toBeLessThanOrEqual(252);
    }
  });

  it('shares the days of a Spring Festival out among the months in which they fall', () => {
    // 29 January 2025: from the 26th to 8 February, six days and eight.
    expect(calendar.festivalShare('2025-01', [-3, 10])).toBeCloseTo(6 / 14, 12);
    expect(calendar.festivalShare('2025-02', [-3, 10])).toBeCloseTo(8 / 14, 12);
    expect(calendar.festivalShare('2024-02', [-3, 10])).toBe(1);
    expect(calendar.festivalShare('2024-01', [-3, 10])).toBe(0);
  });

  it('reckons with weekdays and no festival in a year that it does not have', () => {
    expect(calendar.workingDays('2040-02')).toBe(21);
    expect(calendar.festivalShare('2040-02', [-3, 10])).toBe(0);
  });

  it('says of which years only the statutory days are known', () => {
    expect([...calendar.unannounced]).toEqual([2027, 2028]);
  });
});

describe('a calendar that is wrong', () => {
  it.each([
    [
      'a day of another year',
      (year: { springFestival: string }) => ({ ...year, springFestival: '2019-02-05' }),
    ],
    [
      'a break that ends before it begins',
      (year: object) => ({ ...year, daysOff: [['2020-05-05', '2020-05-01']] }),
    ],
    ['a day that does not exist', (year: object) => ({ ...year, daysWorked: ['2020-02-30'] })],
  ])('is refused: %s', (_, spoil) => {
    const { years, ...rest } = stored();
    expect(() => parseWorkCalendar({ ...rest, years: [spoil(years[0]), ...years.slice(1)] })).toThrow(
      /working calendar/,
    );
  });
});
