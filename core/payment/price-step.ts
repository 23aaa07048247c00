import type { HospitalLevel, InsuranceType } from '../claims/settlement-list.ts';
import type { Words } from '../claims/words.ts';
import type { TariffExit } from './exit-of.ts';
import type { PricingMethod } from './price-case.ts';
import type { TariffData } from './tariff-schema.ts';

type Outliers = TariffData['outliers'];

/**
 * One step on the way from a group to a payment. Those with `addedFen` are what the payment is made of: they add up to
 * `paid`; what was paid less `billed` is the balance.
 */
export type PriceStep =
  /** The standard as it is published: weight, base rate and coefficient where the tariff tells them. */
  | {
      readonly step: 'standard';
      readonly addedFen: number;
      readonly group: string;
      readonly level: HospitalLevel | null;
      readonly insurance: InsuranceType;
      readonly weight: number | null;
      readonly rate: { readonly yuan: number; readonly published: boolean } | null;
      /** Of the level or group, contained in the standard; `null` where the tariff has none. */
      readonly coefficient: number | null;
    }
  /** What the institution's own coefficient changes. */
  | { readonly step: 'institution'; readonly addedFen: number; readonly coefficient: number }
  /** Beyond which costs a case is an outlier. */
  | { readonly step: 'limits'; readonly lowFen: number | null; readonly highFen: number | null }
  | {
      readonly step: 'high-outlier';
      readonly addedFen: number;
      readonly costFen: number;
      readonly limitFen: number;
      readonly pay: Outliers['high_pay'];
    }
  | {
      readonly step: 'low-outlier';
      readonly addedFen: number;
      readonly costFen: number;
      readonly limitFen: number;
      readonly pay: Outliers['low_pay'];
    }
  | ExitStep
  /** The group is paid as billed. */
  | { readonly step: 'by-item'; readonly addedFen: number }
  | UnpaidStep
  | ClosingStep<TariffData['fund']['method']>;

/** The case leaves its group: what that changes about the standard, or all of it where there is none. */
export interface ExitStep {
  readonly step: 'exit';
  readonly addedFen: number | null;
  readonly title: Words;
  readonly pay: TariffExit['pay'];
}

/** Nothing is paid as yet, and why. */
export interface UnpaidStep {
  readonly step: 'unpaid';
  readonly why: Extract<PricingMethod, 'case-review' | 'no-standard' | 'no-cost'>;
}

/** What every explanation ends with, whatever the case is paid by. */
export type ClosingStep<Method> =
  | { readonly step: 'paid'; readonly paymentFen: number }
  | { readonly step: 'billed'; readonly costFen: number }
  | { readonly step: 'balance'; readonly balanceFen: number }
  /** The fund's part of the payment. */
  | { readonly step: 'fund'; readonly fundFen: number; readonly method: Method };
