import { describe, expect, it } from 'vitest';
import {
  afterReview,
  MonthSums,
  type SettledStay,
} from '../../../../core/payment/settlement/hospital-month.ts';

const stay = (parts: Partial<SettledStay> = {}): SettledStay => ({
  hospital: 'A',
  discharged_on: '2026-03-31',
  weight: 1.5,
  standard_fen: 1_000_000,
  payment_fen: 1_000_000,
  cost_fen: 1_100_000,
  fund_payment_fen: 700_000,
  fund_cost_fen: 770_000,
  case_score: null,
  ...parts,
});

function sumsOf(basis: 'payment' | 'fund', ...stays: readonly SettledStay[]) {
  const sums = new MonthSums(basis);
  for (const one of stays) sums.add(one);
  return sums.byHospital;
}

const march = (...stays: readonly SettledStay[]) =>
  sumsOf('payment', ...stays)
    .get('A')
    ?.get('2026-03');

describe('MonthSums', () => {
  it('adds up by hospital and month of discharge', () => {
    const sums = sumsOf(
      'payment',
      stay(),
      stay(),
      stay({ discharged_on: '2026-04-01' }),
      stay({ hospital: 'B' }),
    );
    expect([...sums.keys()]).toEqual(['A', 'B']);
    expect([...(sums.get('A') ?? [])].map(([month, { cases }]) => [month, cases])).toEqual([
      ['2026-03', 2],
      ['2026-04', 1],
    ]);
    expect(sums.get('A')?.get('2026-03')).toEqual({
      cases: 2,
      weightE4: 30_000,
      settledWeightE4: 30_000,
      itemFen: 0,
      scoreE4: 0,
      unscoredFen: 2_000_000,
      paymentFen: 2_000_000,
      costFen: 2_200_000,
      openCases: 0,
      openCostFen: 0,
    });
  });

  it('counts an outlier by the weight that it is paid', () => {
    expect(march(stay({ payment_fen: 400_000 }))).toMatchObject({ weightE4: 15_000, settledWeightE4: 6_000 });
  });

  it('counts a stay that goes by no weight at what it is paid', () => {
    expect(march(stay({ weight: null, standard_fen: null }))).toMatchObject({
      settledWeightE4: 0,
      itemFen: 1_000_000,
    });
  });

  it('leaves a stay without a payment open, with what it cost', () => {
    expect(march(stay({ payment_fen: null }))).toMatchObject({
      cases: 0,
      openCases: 1,
      openCostFen: 1_100_000,
      costFen: 0,
    });
  });

  it('takes a stay of unknown cost to have cost what it is paid', () => {
    expect(march(stay({ cost_fen: null }))).toMatchObject({ costFen: 1_000_000 });
  });

  it('on the basis of the fund takes its parts, and leaves open what has none', () => {
    const fund = sumsOf('fund', stay(), stay({ fund_payment_fen: null, fund_cost_fen: null })).get('A');
    expect(fund?.get('2026-03')).toMatchObject({
      cases: 1,
      paymentFen: 700_000,
      costFen: 770_000,
      settledWeightE4: 15_000,
      openCases: 1,
      openCostFen: 0,
    });
  });

  it('after a review has what it decided, the fund’s part in proportion, and no weight any more', () => {
    const decided = afterReview(stay({ payment_fen: null, fund_payment_fen: null }), 2_200_000);
    expect(decided).toMatchObject({ payment_fen: 2_200_000, fund_payment_fen: 1_540_000 });
    expect(march(decided)).toMatchObject({ itemFen: 2_200_000, settledWeightE4: 0, openCases: 0 });
    expect(afterReview(stay({ cost_fen: 0 }), 5).fund_payment_fen).toBeNull();
  });
});
