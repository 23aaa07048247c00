import type { HospitalLevel } from '../claims/settlement-list.ts';
import type { CostBaseline } from '../costs/cost-baseline.ts';
import type { PaidCase } from './case-payment.ts';
import type { StayRecord } from './stay-record.ts';

/** What the caller knows of a case beyond its own list: never fetched by a rule. */
export interface CaseContext {
  readonly hospitalLevel: HospitalLevel | null;
  /** The DRG the case was grouped to; `null` where it was not grouped. */
  readonly drg: string | null;
  /** The person's other stays as far as they are known, any order; `null` where history was not loaded. */
  readonly history: readonly StayRecord[] | null;
  /** Of the person, as {@link history} has it; left out where the birth date is not known. */
  readonly birthMark?: string | undefined;
  /** Cost distribution of the case's group; `null` where none is known. */
  readonly baseline: CostBaseline | null;
  /** `null` where the case was not grouped. */
  readonly payment: PaidCase | null;
}
