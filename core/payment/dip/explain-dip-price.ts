import { closingSteps } from '../closing-steps.ts';
import { exactOf, multiply, roundHalfUp } from '../exact-number.ts';
import { exitOf } from '../exit-of.ts';
import type { DipPriceStep } from './dip-price-step.ts';
import type { DipPricing, DipPricingQuestion } from './dip-pricing.ts';
import { priceDipCase } from './price-dip-case.ts';
import type { DipTerms } from './terms.ts';

/** How the payment of a case came about, step by step; the figures are those of {@link priceDipCase}. */
export function explainDipPrice(question: DipPricingQuestion, terms: DipTerms): readonly DipPriceStep[] {
  const pricing = priceDipCase(question, terms);
  const { caseScoreE4 } = pricing;
  return [
    ...worthSteps(question, pricing),
    ...ownSteps(question, pricing, terms),
    ...(caseScoreE4 === null ? [] : [{ step: 'case-score', score: caseScoreE4 / 10_000 } as const]),
    ...closingSteps(pricing, question.costFen, terms.fund.method),
  ];
}

/** What the case is worth before its cost is looked at: each step is rounded with all before it, so they add up. */
function worthSteps(question: DipPricingQuestion, pricing: DipPricing): readonly DipPriceStep[] {
  const { score, standardFen, coefficient, auxiliaryFactor: factor, pointValueFen } = pricing;
  if (score === null || standardFen === null) return [];
  const ofScore = multiply(exactOf(score), exactOf(pointValueFen));
  const scoreFen = roundHalfUp(ofScore);
  const withCoefficientFen = roundHalfUp(multiply(ofScore, exactOf(coefficient)));
  const { drg: group, hospitalLevel: level, primaryCare, auxiliaryTitle: title = null } = question;
  const coefficientFen = withCoefficientFen - scoreFen;
  return [
    { step: 'score', addedFen: scoreFen, group, score, pointValueFen },
    { step: 'coefficient', addedFen: coefficientFen, coefficient, level, primaryCare },
    ...(factor === 1
      ? []
      : [{ step: 'auxiliary', addedFen: standardFen - withCoefficientFen, factor, title } as const]),
  ];
}

/** What is this case's own: a rule that it keeps, its cost beside the reference, or that nothing is paid yet. */
function ownSteps(
  question: DipPricingQuestion,
  pricing: DipPricing,
  terms: DipTerms,
): readonly DipPriceStep[] {
  const { method, paymentFen, standardFen } = pricing;
  const unpaid: readonly DipPriceStep[] =
    paymentFen === null && (method === 'case-review' || method === 'no-standard' || method === 'no-cost')
      ? [{ step: 'unpaid', why: method }]
      : [];
  const exit = exitOf(question, terms.exits);
  const changedFen = paymentFen === null ? null : paymentFen - (standardFen ?? 0);
  if (exit) return [{ step: 'exit', addedFen: changedFen, title: exit.title, pay: exit.pay }, ...unpaid];
  if (standardFen === null) return [...itemStep(paymentFen, terms), ...unpaid];
  return [...deviationSteps(pricing, changedFen, terms), ...unpaid];
}

function itemStep(paymentFen: number | null, { without_score: without }: DipTerms): readonly DipPriceStep[] {
  if (paymentFen === null || without.method !== 'by-item') return [];
  return [{ step: 'by-item', addedFen: paymentFen, share: without.share }];
}

function deviationSteps(
  { band: id, ratioE4, reviewable }: DipPricing,
  changedFen: number | null,
  { deviation, review }: DipTerms,
): readonly DipPriceStep[] {
  const band = deviation.bands.find((one) => one.id === id);
  if (!band || ratioE4 === null) return [];
  const { reference: against } = deviation;
  return [
    { step: 'deviation', addedFen: changedFen ?? 0, ratio: ratioE4 / 10_000, against, band },
    ...(reviewable && review ? [{ step: 'reviewable', aboveRatio: review.above_ratio } as const] : []),
  ];
}
