import { expect, it } from 'vitest';
import { periodsOver } from '../../../web/src/pages/batches/periods-over.ts';

it.each([
  [['2026-03'], ['2026-03']],
  [['2026-01', '2026-03'], ['2026-Q1']],
  [['2026-03', '2026-04'], ['2026']],
  [
    ['2025-12', '2026-01', '2026-02'],
    ['2025', '2026'],
  ],
  [[], []],
])('the months %o are looked at in %o', (months, periods) => {
  expect(periodsOver(months)).toEqual(periods);
});
