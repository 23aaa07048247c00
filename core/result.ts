import type { PaidGroup } from './assess-case.ts';
import type { DipRecord } from './dip-record.ts';
import type { CaseStatus } from './indicators/case-facts.ts';
import type { Pricing, PricingMethod } from './payment/price-case.ts';

/**
 * What became of a case: its group, its money and how the rules answered. The wire record of
 * `results.ndjson` and of the table.
 */
export interface Result {
  readonly hospital: string;
  readonly setl_id: string;
  readonly status: CaseStatus;
  readonly scheme: string;
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
  /** The group that it is paid by, which weight and money are those of. */
  readonly paid: PaidGroup;
  /** The DIP group, where the region groups by a catalogue; beside the DRG, whichever of the two pays. */
  readonly dip: DipRecord | null;
  /** The DRG tariff. */
  readonly tariff: string | null;
  /** Of the DRG by the tariff: relative weight, and what it pays or would pay. */
  readonly drg_weight: number | null;
  readonly drg_payment_fen: number | null;
  /** Relative weight of the group that pays; of a DIP group its score by that of a weight of 1. */
  readonly weight: number | null;
  readonly standard_fen: number | null;
  readonly payment_fen: number | null;
  readonly payment_method: PricingMethod;
  /** Id of the tariff's exit that took the case out of its group: a very short stay, say. */
  readonly payment_exit: string | null;
  /** The fund's part of the payment; `null` where the list does not tell what funds paid. */
  readonly fund_payment_fen: number | null;
  /** What funds paid of the bill, as the list says it. */
  readonly fund_cost_fen: number | null;
  readonly cost_fen: number | null;
  readonly balance_fen: number | null;
  readonly outlier: Pricing['outlier'];
  readonly los_days: number;
  readonly department: string;
  readonly doctor: string | null;
  readonly admitted_on: string;
  readonly discharged_on: string;
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly no_data: number };
  /** Ids of the findings. */
  readonly findings: readonly string[];
  /** Money of the findings, a fee line that several rules point at counted once. */
  readonly amount_identified_fen: number;
}
