import { describe, expect, it } from 'vitest';
import type { FeeLine, SettlementList } from '../../../../core/claims/settlement-list.ts';
import type { PaidCase, PaymentAtCost } from '../../../../core/rules/case-payment.ts';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'payment-boundary',
  parameters: { withinShare: 0.05, minDays: 3, testCategories: ['03'], exemptDischargeWays: ['died'] },
});

/** 10,000 yuan are paid above 4,000, at or below it the cost; from 30,000 on, half of what is above that, too. */
function payAt(costFen: number): PaymentAtCost {
  const standardFen = 1_000_000;
  if (costFen <= 400_000) return { standardFen, paymentFen: costFen, outlier: 'low' };
  if (costFen < 3_000_000) return { standardFen, paymentFen: standardFen, outlier: 'normal' };
  return { standardFen, paymentFen: standardFen + (costFen - 3_000_000) / 2, outlier: 'high' };
}

const paidBy = (atCost: PaidCase['atCost']): PaidCase => {
  return { group: 'A', weightE4: null, paymentFen: null, without: () => null, atCost };
};
const payment = paidBy(payAt);

const scan = (parts: Partial<FeeLine> = {}) =>
  feeLine({
    serial: 'SCAN',
    code: 'SCAN',
    category: '03',
    chargedAt: '2026-03-10T08:00:00',
    unitPriceFen: 20_000,
    ...parts,
  });
const ward = feeLine({ serial: 'WARD', category: '01' });

/** A stay to 10 March whose last lines are these. */
const ending = (
  totalCostFen: number | null,
  lines: readonly FeeLine[] | null,
  parts: Partial<SettlementList['stay']> = {},
) => settlementList({ totalCostFen, feeLines: lines && [ward, ...lines], stay: parts });

describe('a stay that tests of the last day take past a limit of payment', () => {
  it('is asked for what passing the limit brought', () => {
    const [finding] = run(ending(410_000, [scan()]), { payment }).findings;
    expect(finding).toMatchObject({ amount_fen: 610_000, amount_method: 'payment-beyond-limit' });
    expect(finding?.evidence.map(({ ref }) => ref)).toEqual(['tests-on-last-day', 'payment-boundary']);
  });

  it.each([
    [400_000, 'pass'],
    [400_001, 'fail'],
    [420_000, 'fail'],
    [420_001, 'pass'],
    [0, 'no-data'],
    [null, 'no-data'],
  ] as const)('at a cost of %s fen: %s', (costFen, verdict) => {
    expect(verdictOf(run(ending(costFen, [scan({ unitPriceFen: 30_000 })]), { payment }))).toBe(verdict);
  });

  it.each([
    ['just enough to pass it', [scan({ unitPriceFen: 10_000 })], 'fail'],
    ['a fen too little', [scan({ unitPriceFen: 9999 })], 'pass'],
    [
      'two that do it together',
      [scan({ unitPriceFen: 6000 }), scan({ serial: 'B', code: 'B', unitPriceFen: 6000 })],
      'fail',
    ],
    ['taken back', [scan(), refundOf(scan())], 'pass'],
    ['a drug', [scan({ category: '09' })], 'pass'],
    ['of no known kind', [scan({ category: null })], 'pass'],
    ['done the day before', [scan({ chargedAt: '2026-03-09T23:59:00' })], 'pass'],
    ['done before, too', [scan({ serial: 'A', chargedAt: '2026-03-02T08:00:00' }), scan()], 'pass'],
  ] as const)('by a test that is %s: %s', (_, lines, verdict) => {
    expect(verdictOf(run(ending(410_000, lines), { payment }))).toBe(verdict);
  });

  it('passes no limit in vain: where payment goes on evenly, the tests bring no more than they cost', () => {
    const dear = ending(3_010_000, [scan()]);
    expect(verdictOf(run(dear, { payment }))).toBe('pass');
    const steep = paidBy((costFen) => {
      return { ...payAt(costFen), paymentFen: costFen < 3_000_000 ? 1_000_000 : 2_000_000 };
    });
    expect(run(dear, { payment: steep }).findings[0]?.amount_fen).toBe(1_000_000);
  });

  it.each([{ losDays: 2 }, { dischargeWay: 'died' as const }])('is no wonder with %j', (stay) => {
    expect(verdictOf(run(ending(410_000, [scan()], stay), { payment }))).toBe('pass');
  });

  it('cannot be told without group, standard or lines', () => {
    const unpriced = paidBy(() => ({ standardFen: null, paymentFen: null, outlier: 'normal' }));
    expect(verdictOf(run(ending(410_000, [scan()]), { payment: null }))).toBe('no-data');
    expect(verdictOf(run(ending(410_000, [scan()]), { payment: unpriced }))).toBe('no-data');
    expect(verdictOf(run(ending(410_000, null), { payment }))).toBe('no-data');
  });
});
