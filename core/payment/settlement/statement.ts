import type { MonthlySettlement } from './settle-months.ts';

/** Kinds of lines of a year's statement, in their order. */
export type StatementCode =
  | 'payments'
  | 'budget-by-payments'
  | 'budget-by-weights'
  | 'budget-by-points'
  | 'budget-by-scores'
  | 'surplus-part'
  | 'overrun-part'
  | 'risk-cut'
  | 'assessment'
  | 'deposit-returned'
  | 'deposit-lost'
  | 'deposit-held'
  | 'outcome-reached'
  | 'outcome-missed'
  | 'outcome-held'
  | 'bonus-reached'
  | 'bonus-missed'
  | 'deduction'
  | 'due'
  | 'advance'
  | 'monthly'
  | 'held'
  | 'clearing';

/**
 * A line: what it adds to what is due (or, below it, what was paid or is held), and the figures that its formula is
 * made of. Amounts end in `Fen`.
 */
export interface StatementLine {
  readonly code: StatementCode;
  /** Outcome, or programme. */
  readonly item: string | null;
  readonly amountFen: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

/** A hospital's year. `dueFen = advanceFen + monthlyFen + clearingFen + heldFen`, to the fen. */
export interface HospitalStatement {
  readonly hospital: string;
  readonly year: string;
  readonly policy: string;
  readonly months: readonly MonthlySettlement[];
  readonly lines: readonly StatementLine[];
  readonly cases: number;
  readonly weightE4: number;
  readonly paymentFen: number;
  readonly costFen: number;
  /** Not settled: without a payment as yet. */
  readonly openCases: number;
  readonly openCostFen: number;
  readonly dueFen: number;
  readonly advanceFen: number;
  readonly monthlyFen: number;
  /** Neither paid nor lost before its assessment is known. */
  readonly heldFen: number;
  /** Paid at the end of the year; negative: to be paid back. */
  readonly clearingFen: number;
}
