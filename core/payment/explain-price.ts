import { entryOf } from '../claims/entry-of.ts';
import { closingSteps } from './closing-steps.ts';
import { exitOf } from './exit-of.ts';
import { type GroupTerms, groupTerms } from './group-terms.ts';
import { type Pricing, type PricingQuestion, priceCase } from './price-case.ts';
import type { PriceStep } from './price-step.ts';
import { cellOf, type Tariff } from './tariff.ts';

/** How the payment of a case came about, step by step; the figures are those of {@link priceCase}. */
export function explainPrice(question: PricingQuestion, tariff: Tariff): readonly PriceStep[] {
  const pricing = priceCase(question, tariff);
  const terms = groupTerms(question, tariff);
  return [
    ...(isByTerms(pricing) && terms ? standardSteps(question, tariff, terms) : []),
    ...ownSteps(question, pricing, tariff, terms),
    ...closingSteps(pricing, question.costFen, tariff.data.fund.method),
  ];
}

/** Whether the standard of the group is where the payment starts from. */
const isByTerms = ({ method, exit }: Pricing) =>
  exit !== null || (method !== 'by-item' && method !== 'case-review');

function standardSteps(question: PricingQuestion, tariff: Tariff, terms: GroupTerms): readonly PriceStep[] {
  const { drg, hospitalLevel: level, insurance, hospital } = question;
  const publishedFen = (level && cellOf(tariff, 'standard', drg, level, insurance)) ?? terms.standardFen;
  const standard: PriceStep = {
    step: 'standard',
    addedFen: publishedFen,
    group: drg,
    level,
    insurance,
    weight: tariff.rows.get(drg)?.weight ?? null,
    rate: rateOf(question, tariff),
    coefficient: coefficientOf(question, tariff),
  };
  const changedFen = terms.standardFen - publishedFen;
  const coefficient = entryOf(tariff.data.institutions, hospital) ?? 1;
  const { lowFen, highFen } = terms;
  return [
    standard,
    ...(changedFen === 0 ? [] : [{ step: 'institution', addedFen: changedFen, coefficient } as const]),
    { step: 'limits', lowFen, highFen },
  ];
}

function rateOf({ hospitalLevel, insurance }: PricingQuestion, { data }: Tariff) {
  const column = data.columns.find(
    ({ holds, levels, insurance: insured }) =>
      holds === 'standard' &&
      hospitalLevel !== null &&
      levels.includes(hospitalLevel) &&
      insured.includes(insurance),
  );
  return column?.rate ?? null;
}

function coefficientOf({ drg, hospitalLevel: level, insurance }: PricingQuestion, tariff: Tariff) {
  if (level === null) return null;
  const { tiers } = tariff.data;
  if (tiers) return tariff.classes.basic.has(drg) ? tiers.basic : tiers.by_level[level];
  return cellOf(tariff, 'coefficient', drg, level, insurance);
}

/** What is this case's own: that it leaves its group, lies beyond a limit, or is paid in no other way. */
function ownSteps(
  question: PricingQuestion,
  { method, paymentFen }: Pricing,
  { data }: Tariff,
  terms: GroupTerms | null,
): readonly PriceStep[] {
  const { costFen } = question;
  const unpaid: readonly PriceStep[] =
    method === 'case-review' || method === 'no-standard' || method === 'no-cost'
      ? [{ step: 'unpaid', why: method }]
      : [];
  const exit = exitOf(question, data.exits);
  if (exit) {
    const addedFen = paymentFen === null ? null : paymentFen - (terms?.standardFen ?? 0);
    return [{ step: 'exit', addedFen, title: exit.title, pay: exit.pay }, ...unpaid];
  }
  if (paymentFen === null || costFen === null || !terms)
    return method === 'by-item' && paymentFen !== null ? [{ step: 'by-item', addedFen: paymentFen }] : unpaid;
  const addedFen = paymentFen - terms.standardFen;
  const { highFen, lowFen } = terms;
  const { high_pay, low_pay } = data.outliers;
  if (method === 'by-item') return [{ step: 'by-item', addedFen: paymentFen }];
  if (method === 'high-multiple' && highFen !== null)
    return [{ step: 'high-outlier', addedFen, costFen, limitFen: highFen, pay: high_pay }];
  if (method === 'low-multiple' && lowFen !== null)
    return [{ step: 'low-outlier', addedFen, costFen, limitFen: lowFen, pay: low_pay }];
  return unpaid;
}
