import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readTime } from '../../../../core/claims/wire/date.ts';

describe('readTime', () => {
  it.each([
    ['2026-03-05 08:09:10', '2026-03-05T08:09:10'],
    ['2026-03-05T08:09:10', '2026-03-05T08:09:10'],
    ['2026-03-05 08:09:10.0', '2026-03-05T08:09:10'],
    ['2026-03-05 08:09', '2026-03-05T08:09:00'],
    ['2026-03-05', '2026-03-05T00:00:00'],
    ['20260305080910', '2026-03-05T08:09:10'],
    ['20260305', '2026-03-05T00:00:00'],
    ['2026/3/5 8:09', '2026-03-05T08:09:00'],
    ['2024-02-29', '2024-02-29T00:00:00'],
  ])('reads %s', (text, time) => expect(readTime(text)).toBe(time));

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31 10:00:00',
    '2026-03-05 24:00:00',
    '2026-03-05 10:60:00',
    '2026-03-05T10:00:00Z',
    '05/03/2026',
    '20260231',
    '20260305256000',
    '0001-01-01',
    '3 March 2026',
    '46086',
  ])('refuses %s', (text) => expect(readTime(text)).toMatchObject({ code: 'bad-date' }));
});

describe('readDate', () => {
  it('takes the day of a time', () => expect(readDate('2026-03-05 23:59:59')).toBe('2026-03-05'));

  it('reads every day of the calendar as itself', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(readDate(text)).toBe(text);
        expect(readDate(text.replaceAll('-', ''))).toBe(text);
      }),
    );
  });
});
