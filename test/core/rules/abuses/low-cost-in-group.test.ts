import { describe, expect, it } from 'vitest';
import type { CaseContext } from '../../../../core/rules/case-context.ts';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { settlementList } from '../../../support/settlement-lists.ts';

const unpriced = { standardFen: null, paymentFen: null, outlier: 'normal' } as const;

const run = ruleUnderTest({
  check: 'low-cost-in-group',
  parameters: { minWeight: 1, belowShare: 0.3, minCases: 30, exemptDischargeWays: ['died'] },
});

/** A group of 10,000 yuan in the middle. */
const group = (
  weightE4: number | null,
  cases = 30,
  paymentFen: number | null = 1_000_000,
): Partial<CaseContext> => ({
  baseline: { group: 'A', cases, medianLogCost: Math.log(1_000_000), madLogCost: 0.2 },
  payment: { group: 'A', weightE4, paymentFen, without: () => null, atCost: () => unpriced },
});
const costing = (totalCostFen: number | null) => settlementList({ totalCostFen });

describe('low cost in a high group', () => {
  it.each([
    [299_999, 'fail'],
    [300_001, 'pass'],
    [0, 'no-data'],
    [null, 'no-data'],
  ] as const)('of %s fen: %s', (costFen, verdict) => {
    expect(verdictOf(run(costing(costFen), group(10_000)))).toBe(verdict);
  });

  it.each([
    [group(9999), 'pass'],
    [group(null), 'no-data'],
    [group(10_000, 29), 'no-data'],
    [{ ...group(10_000), payment: null }, 'no-data'],
  ] as const)('in a group of %j: %s', (known, verdict) => {
    expect(verdictOf(run(costing(200_000), known))).toBe(verdict);
  });

  it('is no wonder where the patient died', () => {
    const list = settlementList({ totalCostFen: 200_000, stay: { dischargeWay: 'died' } });
    expect(verdictOf(run(list, group(10_000)))).toBe('pass');
  });

  it('claims what the payment leaves above the cost, if it leaves anything', () => {
    expect(run(costing(200_000), group(10_000)).findings[0]?.amount_fen).toBe(800_000);
    expect(run(costing(200_000), group(10_000, 30, 200_000)).findings[0]).toMatchObject({
      amount_fen: 0,
      amount_method: 'none',
    });
    expect(run(costing(200_000), group(10_000, 30, null)).findings[0]?.amount_fen).toBe(0);
  });
});
