import { compare, exactOf, multiply, roundHalfUp } from '../exact-number.ts';
import { exitOf, exitPaymentFen } from '../exit-of.ts';
import { fundPaymentFen } from '../fund-payment.ts';
import type { PricingMethod } from '../price-case.ts';
import { roundExactly } from '../round-exactly.ts';
import { type CaseWorth, caseFactors, caseWorth } from './case-worth.ts';
import { bandFactor, type Deviation, deviationOf } from './deviation.ts';
import type { DipPricing, DipPricingQuestion } from './dip-pricing.ts';
import type { DeviationBand, DipTerms } from './terms.ts';

type Paid = Pick<DipPricing, 'method' | 'paymentFen' | 'caseScoreE4' | 'outlier' | 'exit'>;

const one = exactOf(1);
const tenThousand = exactOf(10_000);

/**
 * What a case is paid by its score: by an exit of the terms, where one takes it; else score × coefficient × auxiliary
 * factor × what its band of deviation makes of it × point value. Money and case score are rounded once each, from
 * exact numbers, halves up. A cost whose reference is not known deviates from nothing.
 */
export function priceDipCase(question: DipPricingQuestion, terms: DipTerms): DipPricing {
  const { score, scoreOfMean, costFen } = question;
  const factors = caseFactors(question, terms);
  const worth = caseWorth(score, factors);
  const deviation = worth && deviationOf(question, terms, worth);
  const byExit = payByExit(question, terms, worth);
  const paid = byExit ?? payByScore(question, terms, worth, deviation);
  const { paymentFen } = paid;
  return {
    ...paid,
    ...factors,
    score,
    weightE4: score === null || scoreOfMean === null ? null : roundExactly([score, 10_000], [scoreOfMean]),
    standardFen: worth && roundHalfUp(worth.standard),
    balanceFen: paymentFen === null || costFen === null ? null : paymentFen - costFen,
    fundPaymentFen: paymentFen === null ? null : fundPartFen(paymentFen, question, terms),
    ratioE4: deviation && roundHalfUp(multiply(deviation.ratio, tenThousand)),
    band: byExit ? null : (deviation?.band.id ?? null),
    reviewable: !byExit && isReviewable(deviation, terms),
  };
}

function isReviewable(deviation: Deviation | null, { review }: DipTerms): boolean {
  return deviation !== null && review !== null && compare(deviation.ratio, exactOf(review.above_ratio)) > 0;
}

function payByExit(question: DipPricingQuestion, terms: DipTerms, worth: CaseWorth | null): Paid | null {
  const exit = exitOf(question, terms.exits);
  if (!exit) return null;
  const { pay, id } = exit;
  const paymentFen = exitPaymentFen(exit, question, worth && roundHalfUp(worth.standard));
  const method = paymentFen !== null ? pay.method : pay.method === 'by-item' ? 'no-cost' : 'no-standard';
  const caseScoreE4 =
    pay.method === 'standard-share' && worth
      ? roundHalfUp(multiply(worth.points, exactOf(pay.share), tenThousand))
      : null;
  return { method, paymentFen, caseScoreE4, outlier: 'normal', exit: id };
}

function payByScore(
  question: DipPricingQuestion,
  terms: DipTerms,
  worth: CaseWorth | null,
  deviation: Deviation | null,
): Paid {
  if (!worth) return payWithoutScore(question, terms);
  const outlier = deviation?.band.outlier ?? 'normal';
  if (deviation?.band.pay.formula === 'review')
    return { method: 'case-review', paymentFen: null, caseScoreE4: null, outlier, exit: null };
  const points = multiply(worth.points, deviation ? bandFactor(deviation, worth) : one);
  return {
    method: question.costFen === null ? 'no-cost' : methods[outlier],
    paymentFen: roundHalfUp(multiply(points, exactOf(worth.pointValueFen))),
    caseScoreE4: roundHalfUp(multiply(points, tenThousand)),
    outlier,
    exit: null,
  };
}

const methods: Readonly<Record<DeviationBand['outlier'], PricingMethod>> = {
  low: 'low-multiple',
  normal: 'standard',
  high: 'high-multiple',
};

function payWithoutScore({ costFen }: DipPricingQuestion, { without_score: without }: DipTerms): Paid {
  const unpaid = { paymentFen: null, caseScoreE4: null, outlier: 'normal', exit: null } as const;
  if (without.method === 'open') return { ...unpaid, method: 'no-standard' };
  if (costFen === null) return { ...unpaid, method: 'no-cost' };
  return { ...unpaid, method: 'by-item', paymentFen: roundExactly([costFen, without.share]) };
}

function fundPartFen(
  paymentFen: number,
  { bill, insurance }: DipPricingQuestion,
  { fund }: DipTerms,
): number | null {
  if (fund.method === 'ratio') return roundExactly([paymentFen, fund.ratio[insurance]]);
  return bill === null ? null : fundPaymentFen(paymentFen, bill, fund.method);
}
