import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitReviews } from '../../../../core/payment/settlement/admit-reviews.ts';
import { byScores } from '../../../../core/payment/settlement/by-scores.ts';
import {
  type HospitalMonth,
  MonthSums,
  type SettledStay,
  sumMonths,
} from '../../../../core/payment/settlement/hospital-month.ts';
import type { SettlementPolicy } from '../../../../core/payment/settlement/policy.ts';
import { settleYear } from '../../../../core/payment/settlement/settle-year.ts';
import { splitBudget } from '../../../../core/payment/settlement/split-budget.ts';
import { statementWords } from '../../../../core/payment/settlement/statement-words.ts';
import { holds } from '../../../support/holds.ts';
import { policy } from './policies.ts';

const month = (parts: Partial<HospitalMonth>): HospitalMonth => ({ ...sumMonths([]), ...parts });

type ScoreBudget = Extract<SettlementPolicy['budget'], { method: 'scores' }>;

const scores = (parts: Partial<ScoreBudget> = {}): ScoreBudget => ({
  method: 'scores',
  yearly_fen: { '2026': 900_000 },
  fund_ratio: 0.75,
  at_least: null,
  at_most: null,
  risk_share: 0,
  ...parts,
});

/** 1,500 points, and 200,000 fen by no score. */
const two = new Map([
  ['A', month({ paymentFen: 700_000, scoreE4: 10_000_000 })],
  ['B', month({ paymentFen: 550_000, scoreE4: 5_000_000, unscoredFen: 200_000 })],
]);

describe('a budget by scores', () => {
  it('is the fund’s: whole payments are as much as its ratio makes of it, by the settled point value', () => {
    const split = splitBudget(scores(), '2026', two);
    expect(split).toMatchObject({
      budgetFen: 1_200_000,
      splitFen: 1_200_000,
      itemFen: 200_000,
      weightE4: 15_000_000,
    });
    expect(split.rate).toBe(6.666667);
    expect([...split.dueFen]).toEqual([
      ['A', 666_667],
      ['B', 533_333],
    ]);
  });

  it('on the basis of the fund splits the fund’s money; a point is worth the same', () => {
    const ofFund = new Map(
      [...two].map(([key, sums]) => [key, { ...sums, unscoredFen: sums.unscoredFen * 0.75 }]),
    );
    const split = splitBudget(scores(), '2026', ofFund, 'fund');
    expect(split).toMatchObject({ budgetFen: 900_000, itemFen: 150_000, rate: 6.666667 });
    expect([...split.dueFen.values()]).toEqual([500_000, 400_000]);
  });

  it('has no point value where nobody has points', () => {
    const none = new Map([['A', month({ paymentFen: 5, unscoredFen: 5 })]]);
    expect(splitBudget(scores(), '2026', none)).toMatchObject({ rate: null, itemFen: 5 });
  });

  it('says how it came about', () => {
    const hospitals = new Map([...two].map(([hospital, sums]) => [hospital, new Map([['2026-03', sums]])]));
    const { statements } = settleYear({
      year: '2026',
      policy: policy({ budget: scores() }),
      hospitals,
      assessments: new Map(),
    });
    const line = statements[1]?.lines.find(({ code }) => code === 'budget-by-scores');
    expect(line && statementWords(line).formula).toBe(
      '2000.00 + 500.0000 × 10000.00 ÷ 1500.0000 (= × 6.666667 × 1) − 5500.00',
    );
    expect(line?.amountFen).toBe(533_333 - 550_000);
  });

  it('pays the same to the fen whatever the scale of the scores, and all of it', () => {
    const years = fc.dictionary(
      fc.constantFrom('A', 'B', 'C'),
      fc.record({ scoreE4: fc.integer({ min: 1, max: 1e9 }), unscoredFen: fc.integer({ min: 0, max: 1e6 }) }),
      { minKeys: 1 },
    );
    const fund = fc.integer({ min: 1, max: 1e11 });
    holds(
      fc.property(years, fund, fc.integer({ min: 2, max: 1000 }), (given, fen, k) => {
        const times = (by: number) =>
          new Map(
            Object.entries(given).map(([key, { scoreE4, unscoredFen }]) => [
              key,
              month({ scoreE4: scoreE4 * by, unscoredFen, paymentFen: unscoredFen }),
            ]),
          );
        const budget = scores({ yearly_fen: { '2026': fen } });
        const [plain, scaled] = [
          splitBudget(budget, '2026', times(1)),
          splitBudget(budget, '2026', times(k)),
        ];
        expect([...scaled.dueFen]).toEqual([...plain.dueFen]);
        expect([...plain.dueFen.values()].reduce((sum, due) => sum + due, 0)).toBe(plain.splitFen);
      }),
    );
  });
});

const stay: Omit<SettledStay, 'case_score'> = {
  hospital: 'A',
  discharged_on: '2026-03-31',
  weight: 1.5,
  standard_fen: 1_000_000,
  payment_fen: 1_000_000,
  cost_fen: 1_100_000,
  fund_payment_fen: 700_000,
  fund_cost_fen: 770_000,
};

describe('a stay by its score', () => {
  const dip = { case_score: 800.5, standard_fen: 1_000_000, payment_fen: 1_000_000 };

  it('counts its points, and keeps weight and the fund’s part where it is paid so', () => {
    const paid = byScores(stay, dip, true);
    expect(paid).toEqual({ ...stay, case_score: 800.5 });
    const sums = new MonthSums('payment');
    sums.add(paid);
    expect(sums.byHospital.get('A')?.get('2026-03')).toMatchObject({ scoreE4: 8_005_000, unscoredFen: 0 });
  });

  it('paid by its DRG gets as large a share of the fund as its bill had, and no weight', () => {
    const other = byScores(stay, { ...dip, payment_fen: 900_000, standard_fen: 900_000 }, false);
    expect(other).toMatchObject({
      payment_fen: 900_000,
      standard_fen: 900_000,
      case_score: 800.5,
      fund_payment_fen: 630_000,
      weight: null,
    });
  });

  it('paid by its DRG is open where DIP has no payment for it as yet', () => {
    const open = byScores(stay, { case_score: null, standard_fen: 1_000_000, payment_fen: null }, false);
    expect(open).toMatchObject({ payment_fen: null, fund_payment_fen: null, weight: null });
  });
});

describe('admitReviews', () => {
  const stays = new Map(
    Array.from({ length: 400 }, (_, at) => [
      `A ${at}`,
      { cost_fen: 1_000 + at, payment_fen: at % 2 === 0 ? 500 : null },
    ]),
  );
  const decided = new Map([
    ['A 0', 900],
    ['A 1', 900],
    ['A 398', 900],
  ]);

  it('takes all of them where the policy only tells of too many', () => {
    expect(admitReviews(decided, stays, policy({ case_review_quota: 0.005 }))).toEqual({
      admitted: decided,
      leftOut: [],
    });
  });

  it('beyond the quota leaves those out whose costs are covered best', () => {
    const strict = policy({ case_review_quota: 0.005, case_reviews_beyond: 'left-out' });
    const { admitted, leftOut } = admitReviews(decided, stays, strict);
    expect([...admitted.keys()]).toEqual(['A 1', 'A 398']);
    expect(leftOut).toEqual(['A 0']);
    expect(admitReviews(new Map([['A 0', 900]]), stays, strict).leftOut).toEqual([]);
  });

  it('counts the quota as it is written: 5 ‰ of 200 is one', () => {
    const few = new Map([...stays].slice(0, 200));
    const strict = policy({ case_review_quota: 0.005, case_reviews_beyond: 'left-out' });
    expect(admitReviews(decided, few, strict).admitted.size).toBe(1);
  });
});
