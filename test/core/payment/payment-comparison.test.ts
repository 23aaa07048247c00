import { describe, expect, it } from 'vitest';
import { PaymentComparison, type PricedCase } from '../../../core/payment/payment-comparison.ts';
import type { Pricing } from '../../../core/payment/price-case.ts';

const paid = (
  group: string,
  paymentFen: number | null,
  outlier: Pricing['outlier'] = 'normal',
): PricedCase => ({
  group,
  pricing: {
    method: 'standard',
    weightE4: 10_000,
    standardFen: paymentFen,
    paymentFen,
    balanceFen: null,
    outlier,
    exit: null,
    fundPaymentFen: null,
  },
});

describe('PaymentComparison', () => {
  const comparison = new PaymentComparison<string>();
  comparison.add('S1', 'A03', 900, paid('AA11', 1000), paid('AA11', 1200));
  comparison.add('S2', 'A03', 900, paid('AA11', 1000), paid('AA13', 700, 'low'));
  comparison.add('S3', 'A04', 500, paid('BB11', 600), paid('BB11', 600));
  comparison.add('S4', 'A04', null, paid('BB11', 600), paid('ungroupable', null));
  comparison.add('S5', 'A04', 100, paid('CC11', null), paid('CC11', 50));
  const report = comparison.report();

  it('sums up each side over what it prices, and what moves over what both price', () => {
    expect(report.cases).toBe(5);
    expect(report.as_is).toEqual({
      priced: 4,
      weight: 4,
      payment_fen: 3200,
      cost_fen: 2300,
      balance_fen: 300,
      high: 0,
      low: 0,
    });
    expect(report.variant).toMatchObject({
      priced: 4,
      payment_fen: 2550,
      cost_fen: 2400,
      balance_fen: 150,
      low: 1,
    });
    expect(report.moved).toEqual({ cases: 3, gained_fen: 200, lost_fen: 300, net_fen: -100 });
    expect([report.newly_priced, report.newly_unpriced]).toEqual([1, 1]);
  });

  it('tells departments and groups, where most money moves first', () => {
    expect(report.by_department.map(({ key, cases, moved_fen }) => [key, cases, moved_fen])).toEqual([
      ['A03', 2, -100],
      ['A04', 1, 0],
    ]);
    expect(report.by_group).toMatchObject([
      { key: 'AA11', cases: 2, cost_fen: 1800, as_is_fen: 2000, variant_fen: 1900, moved_fen: -100 },
      { key: 'BB11', cases: 1 },
    ]);
  });

  it('names the stays that go to another group or side', () => {
    expect(report.group_changes).toEqual([
      { from: 'AA11', to: 'AA13', cases: 1, moved_fen: -300, examples: ['S2'] },
      { from: 'BB11', to: 'ungroupable', cases: 1, moved_fen: 0, examples: ['S4'] },
    ]);
    expect(report.outlier_changes).toEqual([
      { from: 'normal', to: 'low', cases: 1, moved_fen: -300, examples: ['S2'] },
    ]);
  });

  it('says of nothing that nothing moves', () => {
    expect(new PaymentComparison().report()).toMatchObject({
      cases: 0,
      moved: { cases: 0, net_fen: 0 },
      by_group: [],
    });
  });
});
