import { roundExactly } from '../round-exactly.ts';
import type { HospitalMonth } from './hospital-month.ts';
import type { SettlementPolicy } from './policy.ts';

/** What a hospital is paid for a month, and what is held back: together the month's payments. */
export interface MonthlySettlement {
  /** `yyyy-MM`. */
  readonly month: string;
  readonly sums: HospitalMonth;
  readonly depositFen: number;
  readonly outcomeFen: number;
  /** Left for the end of the year. */
  readonly reserveFen: number;
  readonly paidFen: number;
}

/** Settles the months of a hospital, in their order. Each share is of the month's payments, rounded to the fen. */
export function settleMonths(
  months: ReadonlyMap<string, HospitalMonth>,
  { share, deposit_share, outcome_share }: SettlementPolicy['monthly'],
): readonly MonthlySettlement[] {
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, sums]) => {
      const { paymentFen } = sums;
      const depositFen = roundExactly([paymentFen, deposit_share]);
      const outcomeFen = roundExactly([paymentFen, outcome_share]);
      const reserveFen = paymentFen - roundExactly([paymentFen, share]);
      const paidFen = paymentFen - depositFen - outcomeFen - reserveFen;
      return { month, sums, depositFen, outcomeFen, reserveFen, paidFen };
    });
}

/**
 * What is paid ahead: so many mean months, of the year before (nothing where there was none) or of the year itself.
 * A mean counts the months that have stays.
 */
export function advanceFen(
  { months, of }: SettlementPolicy['advance'],
  year: ReadonlyMap<string, HospitalMonth>,
  yearBefore: ReadonlyMap<string, HospitalMonth>,
): number {
  const base = [...(of === 'year-before' ? yearBefore : year).values()];
  if (base.length === 0) return 0;
  const paymentFen = base.reduce((sum, month) => sum + month.paymentFen, 0);
  return roundExactly([paymentFen, months], [base.length]);
}
