import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'cost-anomaly',
  parameters: { threshold: 3.5, minCases: 30, sides: ['high', 'low'] },
});
const baseline = { group: 'FR21', cases: 30, medianLogCost: Math.log(1_000_000), madLogCost: 0.2 };
const costAt = (z: number) => Math.round(1_000_000 * Math.exp((z * 0.2) / 0.6745));
const costing = (totalCostFen: number | null) => settlementList({ totalCostFen });

describe('costAnomaly', () => {
  it.each([
    [3.49, 'pass'],
    [3.51, 'fail'],
    [-3.49, 'pass'],
    [-3.51, 'fail'],
    [0, 'pass'],
  ])('a cost at z = %s: %s', (z, verdict) => {
    expect(verdictOf(run(costing(costAt(z)), { baseline }))).toBe(verdict);
  });

  it.each([
    ['no baseline is known', costing(1), null],
    ['it rests on 29 cases', costing(1), { ...baseline, cases: 29 }],
    ['more than half of the group cost the same', costing(1), { ...baseline, madLogCost: 0 }],
    ['the cost is not known', costing(null), baseline],
    ['the cost is nought', costing(0), baseline],
  ])('answers no data where %s', (_, list, known) => {
    expect(verdictOf(run(list, { baseline: known }))).toBe('no-data');
  });

  it('claims what a high cost exceeds the threshold by', () => {
    const [finding] = run(costing(costAt(5)), { baseline }).findings;
    expect(finding?.amount_method).toBe('above-threshold');
    expect(Math.abs((finding?.amount_fen ?? 0) - (costAt(5) - costAt(3.5)))).toBeLessThanOrEqual(1);
  });

  it('claims nothing for a low cost', () => {
    const [finding] = run(costing(costAt(-5)), { baseline }).findings;
    expect(finding).toMatchObject({ amount_fen: 0, amount_method: 'none' });
    expect(finding?.evidence[0]?.text.en).toContain('unusually low');
  });

  it('shows the statistic in its evidence', () => {
    const [finding] = run(costing(costAt(5)), { baseline }).findings;
    expect(finding?.evidence).toEqual([
      {
        kind: 'statistic',
        ref: 'robust-z-log-cost',
        text: {
          zh: 'FR21组：总费用44042.93元，稳健z值5.00（阈值3.5），组中位数10000.00元，对数费用MAD 0.2000，病例30例',
          en: 'group FR21: cost 44042.93 yuan, robust z 5.00 (threshold 3.5), median 10000.00 yuan, MAD of log cost 0.2000, 30 cases; unusually high',
        },
      },
    ]);
  });
});
