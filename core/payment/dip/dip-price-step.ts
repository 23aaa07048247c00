import type { HospitalLevel } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { ClosingStep, ExitStep, UnpaidStep } from '../price-step.ts';
import type { DeviationBand, DipTerms } from './terms.ts';

/**
 * One step on the way from a score to a payment. Those with `addedFen` are what the payment is made of: they add up to
 * `paid`; what was paid less `billed` is the balance.
 */
export type DipPriceStep =
  /** The score of the group × the point value. */
  | {
      readonly step: 'score';
      readonly addedFen: number;
      readonly group: string;
      readonly score: number;
      readonly pointValueFen: number;
    }
  /** What the coefficient of the hospital changes; groups of primary care have none. */
  | {
      readonly step: 'coefficient';
      readonly addedFen: number;
      readonly coefficient: number;
      readonly level: HospitalLevel | null;
      readonly primaryCare: boolean;
    }
  /** What the auxiliary catalogues change. */
  | {
      readonly step: 'auxiliary';
      readonly addedFen: number;
      readonly factor: number;
      readonly title: Words | null;
    }
  /** Where the cost lies beside its reference, and what that changes; nothing while a review is awaited. */
  | {
      readonly step: 'deviation';
      readonly addedFen: number;
      readonly ratio: number;
      readonly against: DipTerms['deviation']['reference'];
      readonly band: DeviationBand;
    }
  /** The case may ask for a review of its own. */
  | { readonly step: 'reviewable'; readonly aboveRatio: number }
  | ExitStep
  /** A case without a score is paid by its cost. */
  | { readonly step: 'by-item'; readonly addedFen: number; readonly share: number }
  | UnpaidStep
  /** Points of the case, after all of it. */
  | { readonly step: 'case-score'; readonly score: number }
  | ClosingStep<DipTerms['fund']['method']>;
