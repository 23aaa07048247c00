import { describe, expect, it } from 'vitest';
import { chinaTime } from '../../platform/china-time.ts';

describe('chinaTime', () => {
  it.each([
    ['2026-11-30T15:59:59.999Z', '2026-11-30T23:59:59'],
    ['2026-11-30T16:00:00Z', '2026-12-01T00:00:00'],
    ['2028-02-28T20:30:00Z', '2028-02-29T04:30:00'],
  ])('of %s is %s, wherever the machine stands', (utc, local) => {
    expect(chinaTime(new Date(utc))).toBe(local);
  });
});
