import { expect, it } from 'vitest';
import { lastFullMonth } from '../../../functions/statistics/last-full-month.ts';

it('statistics end with the month before, in January with December', () => {
  expect(lastFullMonth('2026-11-05T18:00:00.000Z')).toBe('2026-10');
  expect(lastFullMonth('2026-01-31T18:00:00.000Z')).toBe('2025-12');
});
