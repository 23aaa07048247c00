import { afterReview, type SettledStay } from './hospital-month.ts';

/** What DIP makes of a stay, whether or not it is paid by it. */
export type DipOfStay = Pick<SettledStay, 'case_score' | 'standard_fen' | 'payment_fen'>;

/**
 * The stay as DIP pays it. Where it is paid by its DRG, it has no weight here, and the fund's part is as large a share
 * of the payment as it was of the bill.
 */
export function byScores(
  stay: Omit<SettledStay, 'case_score'>,
  { case_score, standard_fen, payment_fen: paymentFen }: DipOfStay,
  isPaidSo: boolean,
): SettledStay {
  const scored = { ...stay, case_score, standard_fen };
  if (isPaidSo) return scored;
  if (paymentFen === null) return { ...scored, weight: null, payment_fen: null, fund_payment_fen: null };
  return { ...afterReview(scored, paymentFen), case_score, standard_fen, weight: null };
}
