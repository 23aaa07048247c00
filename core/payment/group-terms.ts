import { entryOf } from '../claims/entry-of.ts';
import type { HospitalLevel, InsuranceType } from '../claims/settlement-list.ts';
import { roundExactly } from './round-exactly.ts';
import { cellOf, type Tariff } from './tariff.ts';

/** Who treats whom in which group. */
export interface TermsQuestion {
  /** `fixmedins_code`. */
  readonly hospital: string;
  readonly hospitalLevel: HospitalLevel | null;
  readonly insurance: InsuranceType;
  readonly drg: string;
}

/** What a group is worth to a hospital, and where its outliers begin. */
export interface GroupTerms {
  readonly standardFen: number;
  /** A case that cost so much or less is a low outlier; `null` where the tariff has no such limit for it. */
  readonly lowFen: number | null;
  /** A case that cost so much or more is a high outlier. */
  readonly highFen: number | null;
}

/**
 * The terms of a group under a tariff, or `null` where it publishes no standard for such a case. The coefficient of
 * the institution is in them, except for basic groups. Limits that are multiples are rounded to the fen.
 */
export function groupTerms(
  { hospital, hospitalLevel: level, insurance, drg }: TermsQuestion,
  tariff: Tariff,
): GroupTerms | null {
  const published = level === null ? null : cellOf(tariff, 'standard', drg, level, insurance);
  if (level === null || published === null) return null;
  const { institutions, outliers } = tariff.data;
  const coefficient = tariff.classes.basic.has(drg) ? 1 : (entryOf(institutions, hospital) ?? 1);
  const standardFen = roundExactly([published, coefficient]);
  const limit = (holds: 'low-limit' | 'high-limit', multiple: number | undefined) => {
    if (multiple !== undefined) return roundExactly([standardFen, multiple]);
    const limitFen = cellOf(tariff, holds, drg, level, insurance);
    return limitFen === null ? null : roundExactly([limitFen, coefficient]);
  };
  return {
    standardFen,
    lowFen: limit('low-limit', outliers.low_multiple?.[level]),
    highFen: limit('high-limit', outliers.high_multiple?.[level]),
  };
}
