import type { HospitalLevel, InsuranceType } from '../claims/settlement-list.ts';
import { standardFen, type Tariff } from './tariff.ts';

export interface PricingQuestion {
  /** The group the case is paid under; `0000` for a case in no group. */
  readonly drg: string;
  readonly hospitalLevel: HospitalLevel | null;
  readonly insurance: InsuranceType;
  /** `null` where the list carries no money. */
  readonly costFen: number | null;
}

/** How the payment came about. */
export type PricingMethod = 'standard' | 'high-multiple' | 'low-multiple' | 'no-standard' | 'no-cost';

export interface Pricing {
  readonly method: PricingMethod;
  /** Relative weight of the group in ten-thousandths. */
  readonly weightE4: number | null;
  readonly standardFen: number | null;
  readonly paymentFen: number | null;
  /** Payment minus cost: what the hospital keeps, or bears where negative. */
  readonly balanceFen: number | null;
  readonly outlier: 'normal' | 'high' | 'low';
}

/**
 * What a case is paid under a tariff: the group's standard inside the band; the actual cost at or below
 * the low multiple of it; the standard plus a share of the excess at or above the high multiple.
 * Bands by local rule, see `outliers.source` of the tariff.
 */
export function priceCase(question: PricingQuestion, tariff: Tariff): Pricing {
  const weightE4 = tariff.rows.get(question.drg)?.weightE4 ?? null;
  const level = question.hospitalLevel;
  const standard = level === null ? null : standardFen(tariff, question.drg, level, question.insurance);
  const base = {
    weightE4,
    standardFen: standard,
    paymentFen: null,
    balanceFen: null,
    outlier: 'normal',
  } as const;
  if (level === null || standard === null) return { ...base, method: 'no-standard' };
  const cost = question.costFen;
  if (cost === null) return { ...base, method: 'no-cost', paymentFen: standard };

  const { high_multiple, high_excess_share, low_multiple } = tariff.data.outliers;
  const pay = (method: PricingMethod, outlier: Pricing['outlier'], paymentFen: number): Pricing => {
    return { weightE4, standardFen: standard, method, outlier, paymentFen, balanceFen: paymentFen - cost };
  };
  const highFen = Math.round(standard * high_multiple[level]);
  if (cost >= highFen) {
    return pay('high-multiple', 'high', standard + Math.round((cost - highFen) * high_excess_share));
  }
  if (cost <= Math.round(standard * low_multiple[level])) return pay('low-multiple', 'low', cost);
  return pay('standard', 'normal', standard);
}
