import { type ExitQuestion, exitOf, exitPaymentFen } from './exit-of.ts';
import { type Bill, fundPaymentFen } from './fund-payment.ts';
import { type GroupTerms, groupTerms, type TermsQuestion } from './group-terms.ts';
import { highPaymentFen, lowPaymentFen } from './outlier-payment.ts';
import type { Tariff } from './tariff.ts';

/** A case to be priced: `drg` is the group it is paid under, `0000` in no group; `costFen` is `null` without money. */
export interface PricingQuestion extends TermsQuestion, ExitQuestion {
  /** The bill as it was, also where the case is priced at another cost; `null` where funds are not told. */
  readonly bill: Bill | null;
}

/** How the payment came about. Of `case-review` nothing is known before the review. */
export type PricingMethod =
  | 'standard'
  | 'high-multiple'
  | 'low-multiple'
  | 'by-item'
  | 'bed-day'
  | 'standard-share'
  | 'case-review'
  | 'no-standard'
  | 'no-cost';

export interface Pricing {
  readonly method: PricingMethod;
  /** Relative weight of the group in ten-thousandths. */
  readonly weightE4: number | null;
  readonly standardFen: number | null;
  readonly paymentFen: number | null;
  /** Payment minus cost: what the hospital keeps, or bears where negative. */
  readonly balanceFen: number | null;
  readonly outlier: 'normal' | 'high' | 'low';
  /** Id of the tariff's exit that took the case out of its group; `null` where none did. */
  readonly exit: string | null;
  /** The fund's part of the payment. */
  readonly fundPaymentFen: number | null;
}

type Paid = Pick<Pricing, 'method' | 'paymentFen' | 'outlier' | 'exit'>;

/**
 * What a case is paid under a tariff: by an exit, where one takes it; by item or by review, where its group is so;
 * else the group's standard inside the band, and beyond it as the tariff pays its outliers. A cost that is exactly a
 * limit is beyond it. Fractions of a fen are rounded, halves up.
 */
export function priceCase(question: PricingQuestion, tariff: Tariff): Pricing {
  const { costFen, bill } = question;
  const terms = groupTerms(question, tariff);
  const paid = payByExit(question, tariff, terms) ?? payByGroup(question, tariff, terms);
  const { paymentFen } = paid;
  return {
    ...paid,
    weightE4: tariff.rows.get(question.drg)?.weightE4 ?? null,
    standardFen: terms?.standardFen ?? null,
    balanceFen: paymentFen === null || costFen === null ? null : paymentFen - costFen,
    fundPaymentFen:
      paymentFen === null || bill === null ? null : fundPaymentFen(paymentFen, bill, tariff.data.fund.method),
  };
}

function payByExit(question: PricingQuestion, { data }: Tariff, terms: GroupTerms | null): Paid | null {
  const exit = exitOf(question, data.exits);
  if (!exit) return null;
  const paymentFen = exitPaymentFen(exit, question, terms?.standardFen ?? null);
  const { method: by } = exit.pay;
  const method = paymentFen !== null ? by : by === 'by-item' ? 'no-cost' : 'no-standard';
  return { method, paymentFen, outlier: 'normal', exit: exit.id };
}

function payByGroup(
  { drg, costFen }: PricingQuestion,
  { data, classes }: Tariff,
  terms: GroupTerms | null,
): Paid {
  const normal = { outlier: 'normal', exit: null } as const;
  if (classes.by_item.has(drg))
    return { ...normal, method: costFen === null ? 'no-cost' : 'by-item', paymentFen: costFen };
  if (classes.case_review.has(drg)) return { ...normal, method: 'case-review', paymentFen: null };
  if (!terms) return { ...normal, method: 'no-standard', paymentFen: null };
  const { standardFen, lowFen, highFen } = terms;
  if (costFen === null) return { ...normal, method: 'no-cost', paymentFen: standardFen };
  if (highFen !== null && costFen >= highFen) {
    const paymentFen = highPaymentFen(data.outliers.high_pay, { standardFen, limitFen: highFen, costFen });
    return { method: 'high-multiple', paymentFen, outlier: 'high', exit: null };
  }
  if (lowFen !== null && costFen <= lowFen) {
    const paymentFen = lowPaymentFen(data.outliers.low_pay, { standardFen, limitFen: lowFen, costFen });
    return { method: 'low-multiple', paymentFen, outlier: 'low', exit: null };
  }
  return { ...normal, method: 'standard', paymentFen: standardFen };
}
