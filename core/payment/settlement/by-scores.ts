import { afterReview, type SettledStay } from './hospital-month.ts';

/** What DIP makes of a stay, whether or not it is paid by it. */
export type DipOfStay = Pick<SettledStay, 'case_score' | 'standard_fen' | 'payment_fen'>;

/**
 * The stay as DIP pays it. The fund's part is the stay's own where it is paid so, else as large a share of the payment
 * as it was of the bill.
 */
export function byScores(stay: Omit<SettledStay, 'case_score'>, dip: DipOfStay): SettledStay {
  const { case_score, standard_fen, payment_fen: paymentFen } = dip;
  if (paymentFen === null || paymentFen === stay.payment_fen)
    return {
      ...stay,
      ...dip,
      fund_payment_fen: paymentFen === null ? null : stay.fund_payment_fen,
    };
  return { ...afterReview({ ...stay, case_score }, paymentFen), case_score, standard_fen };
}
