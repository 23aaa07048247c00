import type { DipAssessment } from './assess-dip.ts';
import type { DipStage } from './grouping/dip/catalogue.ts';
import type { DipStatus } from './grouping/dip/dip-grouper.ts';
import type { Treatment } from './grouping/dip/treatment.ts';
import type { PricingMethod } from './payment/price-case.ts';

/** What DIP makes of a case, whether or not it pays: the wire record in a result. */
export interface DipRecord {
  readonly catalogue: string;
  readonly status: DipStatus;
  /** `0000` in no group. */
  readonly code: string;
  readonly stage: DipStage | null;
  readonly tier: 'core' | 'comprehensive' | null;
  /** Of comprehensive groups. */
  readonly treatment: Treatment | null;
  readonly primary_care: boolean;
  /** Of the group. */
  readonly score: number | null;
  /** What follows is `null` without terms, and where the data are not fit for grouping. */
  readonly terms: string | null;
  readonly coefficient: number | null;
  readonly auxiliary_factor: number | null;
  /** The type that it is of: `cci/severe`. */
  readonly auxiliary_type: string | null;
  /** Of the case: after coefficient, auxiliary factor and deviation. */
  readonly case_score: number | null;
  /** Fen of a point, a decimal. */
  readonly point_value_fen: number | null;
  /** Cost to reference. */
  readonly ratio: number | null;
  /** Id of the band of deviation. */
  readonly band: string | null;
  /** Whether the case may ask for a review of its own. */
  readonly reviewable: boolean;
  readonly standard_fen: number | null;
  readonly payment_fen: number | null;
  readonly payment_method: PricingMethod | null;
}

export function dipRecord({ catalogue, terms, result, pricing, auxiliaryType }: DipAssessment): DipRecord {
  return {
    catalogue,
    status: result.status,
    code: result.code,
    stage: result.stage,
    tier: result.tier,
    treatment: result.treatment,
    primary_care: result.primaryCare,
    score: result.score,
    terms,
    coefficient: pricing?.coefficient ?? null,
    auxiliary_factor: pricing?.auxiliaryFactor ?? null,
    auxiliary_type: auxiliaryType,
    case_score: decimal(pricing?.caseScoreE4),
    point_value_fen: pricing?.pointValueFen ?? null,
    ratio: decimal(pricing?.ratioE4),
    band: pricing?.band ?? null,
    reviewable: pricing?.reviewable ?? false,
    standard_fen: pricing?.standardFen ?? null,
    payment_fen: pricing?.paymentFen ?? null,
    payment_method: pricing?.method ?? null,
  };
}

function decimal(e4: number | null | undefined): number | null {
  return e4 === null || e4 === undefined ? null : e4 / 10_000;
}
