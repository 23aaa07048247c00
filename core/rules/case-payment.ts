/** What a case in a group is worth. Amounts are `null` where the region's tariff has none. */
export interface CasePayment {
  readonly group: string;
  /** Relative weight of the group in ten-thousandths. */
  readonly weightE4: number | null;
  readonly paymentFen: number | null;
}

/** What a case is paid at some cost, and on which side of its group's limits that cost lies. */
export interface PaymentAtCost {
  /** `null` where the region's tariff has none. */
  readonly standardFen: number | null;
  readonly paymentFen: number | null;
  readonly outlier: 'normal' | 'high' | 'low';
}

/** What a case is paid as it stands, and what it would be paid if less stood on its list. */
export interface PaidCase extends CasePayment {
  /**
   * Groups and prices the case again without these secondary diagnoses and procedures; `null` where it then
   * fits no group. Dear beside everything else a rule does: for candidates only.
   */
  readonly without: (codes: ReadonlySet<string>) => CasePayment | null;
  /** Prices the case in its group as if it had cost so much. */
  readonly atCost: (costFen: number) => PaymentAtCost;
}
