import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'low-standard-admission',
  parameters: {
    maxDays: 3,
    testCategories: ['03', '04'],
    minTestShare: 0.5,
    inpatientCategories: ['05'],
    belowShare: 0.5,
    minCases: 30,
    exemptAdmissionWays: ['1'],
    exemptDischargeWays: ['died'],
  },
});

type Parts = Parameters<typeof settlementList>[0];
const baseline = { group: 'A', cases: 30, medianLogCost: Math.log(100_000), madLogCost: 0.2 };
const lineOf = (category: string | null, amountFen: number) =>
  feeLine({ serial: `L${category}`, category, unitPriceFen: amountFen });

/** 400 yuan in two days, half of it for tests, in a group of 1,000 yuan. */
const stayed = (parts: Parts = {}, lines = [lineOf('03', 20_000), lineOf('01', 20_000)]) =>
  settlementList({ totalCostFen: 40_000, feeLines: lines, ...parts, stay: { losDays: 2, ...parts?.stay } });

describe('an admission of low standard', () => {
  it('is a short, cheap stay of tests', () => {
    const { findings } = run(stayed(), { baseline });
    expect(findings.map(({ amount_fen }) => amount_fen)).toEqual([40_000]);
  });

  it.each([
    [{ stay: { losDays: 4 } }],
    [{ stay: { daySurgery: true } }],
    [{ stay: { admissionWay: '1' } }],
    [{ stay: { dischargeWay: 'died' as const } }],
    [{ totalCostFen: 50_000 }],
    [{ totalCostFen: 40_001 }],
    [{ icuStays: [{ wardType: '1', enteredAt: '', leftAt: '' }] }],
  ])('is not one with %j', (parts) => {
    expect(verdictOf(run(stayed(parts), { baseline }))).toBe('pass');
  });

  it('is not one once something needs a hospital, or may', () => {
    const lines = [lineOf('03', 20_000), lineOf('05', 100)];
    expect(verdictOf(run(stayed({}, lines), { baseline }))).toBe('pass');
    expect(verdictOf(run(stayed({}, [lineOf('03', 20_000), lineOf(null, 100)]), { baseline }))).toBe('pass');
  });

  it('cannot be told without lines, cost or a baseline of enough cases', () => {
    expect(verdictOf(run(stayed({ feeLines: null }), { baseline }))).toBe('no-data');
    expect(verdictOf(run(stayed({ totalCostFen: null }), { baseline }))).toBe('no-data');
    expect(verdictOf(run(stayed()))).toBe('no-data');
    expect(verdictOf(run(stayed(), { baseline: { ...baseline, cases: 29 } }))).toBe('no-data');
  });
});
