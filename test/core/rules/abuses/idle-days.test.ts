import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'idle-days',
  parameters: { minDays: 3, idleCategories: ['01', '07'], exemptDiagnoses: ['F'] },
});

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`;
const charges = (category: string | null, ...days: readonly number[]) =>
  days.map((number) =>
    feeLine({ serial: `${category}-${number}`, chargedAt: `${day(number)}T09:00:00`, category }),
  );
/** From 1 to 10 March, with services on these days. */
const bed = charges('01', 2, 3, 4, 5, 6, 7, 8, 9);
const served = (...days: readonly number[]) =>
  run(settlementList({ feeLines: [...bed, ...charges('05', ...days)] }));

describe('idle days', () => {
  it.each([
    [[2, 3, 4, 5, 6, 7, 8, 9], 'pass'],
    [[2, 3, 4, 5, 6, 9], 'pass'],
    [[2, 3, 4, 5, 9], 'fail'],
    [[2, 4, 6, 8], 'pass'],
    [[1], 'fail'],
  ] as const)('with services on %j of March: %s', (days, verdict) => {
    expect(verdictOf(served(...days))).toBe(verdict);
  });

  it('do not count the days of admission and discharge', () => {
    expect(
      verdictOf(run(settlementList({ feeLines: bed, stay: { dischargedAt: `${day(4)}T09:00:00` } }))),
    ).toBe('pass');
    expect(
      verdictOf(run(settlementList({ feeLines: bed, stay: { dischargedAt: `${day(5)}T09:00:00` } }))),
    ).toBe('fail');
  });

  it('make a finding for each run, on what the empty bed was charged', () => {
    const { findings } = served(5);
    expect(findings.map(({ amount_fen }) => amount_fen)).toEqual([3000, 4000]);
    expect(findings[0]?.evidence.map(({ ref }) => ref)).toEqual([
      'idle-from-2026-03-02',
      '01-2',
      '01-3',
      '01-4',
    ]);
  });

  it('are not those on which not even the bed was charged', () => {
    expect(verdictOf(run(settlementList({ feeLines: charges('01', 2, 3, 5, 6, 8, 9) })))).toBe('pass');
  });

  it('are not told from items of no known category, which may be services', () => {
    const feeLines = charges(null, 2, 3, 4, 5, 6, 7, 8, 9);
    expect(verdictOf(run(settlementList({ feeLines })))).toBe('pass');
  });

  it('cannot be told without lines', () => {
    expect(verdictOf(run(settlementList({ feeLines: null })))).toBe('no-data');
    expect(verdictOf(run(settlementList({ feeLines: [] })))).toBe('no-data');
  });
});
