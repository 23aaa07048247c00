import { entryOf } from '../../claims/entry-of.ts';
import { type ExactNumber, exactOf, multiply } from '../exact-number.ts';
import type { DipPricingQuestion } from './dip-pricing.ts';
import type { DipTerms } from './terms.ts';

/** What goes into a score besides the cost of the case. */
export interface CaseFactors {
  readonly coefficient: number;
  readonly auxiliaryFactor: number;
  /** Fen of a point. */
  readonly pointValueFen: number;
}

/** What a case is worth before its cost is looked at. */
export interface CaseWorth extends CaseFactors {
  /** Score × coefficient × auxiliary factor. */
  readonly points: ExactNumber;
  /** The same × point value, in fen. */
  readonly standard: ExactNumber;
}

/**
 * The coefficient is that of the institution, else of its level; 1 for a group of primary care, or where neither is
 * known.
 */
export function caseFactors(question: DipPricingQuestion, terms: DipTerms): CaseFactors {
  const { hospital, hospitalLevel: level, primaryCare, insurance, auxiliaryFactor } = question;
  const { institutions, by_level: byLevel } = terms.coefficients;
  const ofHospital = entryOf(institutions, hospital) ?? (level === null ? 1 : byLevel[level]);
  return {
    coefficient: primaryCare ? 1 : ofHospital,
    auxiliaryFactor: (terms.auxiliary.applied ? auxiliaryFactor : null) ?? 1,
    pointValueFen: terms.point_value_fen[insurance],
  };
}

/** `null` of a case without a score. */
export function caseWorth(score: number | null, factors: CaseFactors): CaseWorth | null {
  if (score === null) return null;
  const points = multiply(exactOf(score), exactOf(factors.coefficient), exactOf(factors.auxiliaryFactor));
  return { ...factors, points, standard: multiply(points, exactOf(factors.pointValueFen)) };
}
