import type { HospitalLevel } from './claims/settlement-list.ts';
import type { DipGrouper, DipResult } from './grouping/dip/dip-grouper.ts';
import type { GroupingCase } from './grouping/grouping-case.ts';
import type { CaseDip } from './knowledge.ts';
import type { DipPricing, DipPricingQuestion } from './payment/dip/dip-pricing.ts';
import { priceDipCase } from './payment/dip/price-dip-case.ts';
import type { PricingQuestion } from './payment/price-case.ts';

/** A case grouped and scored by DIP, whether or not it is paid by it. */
export interface DipAssessment {
  readonly catalogue: string;
  /** `null` where no terms are in force. */
  readonly terms: string | null;
  readonly result: DipResult;
  /** `null` without terms, and where the data are not fit for grouping. */
  readonly pricing: DipPricing | null;
}

/** @param question of the same case, of whatever group */
export function assessDip(given: GroupingCase, question: PricingQuestion, dip: CaseDip): DipAssessment {
  const { grouper, terms } = dip;
  const result = grouper.group(given);
  const isPriced = terms !== null && isScored(result);
  return {
    catalogue: grouper.catalogue.id,
    terms: terms?.id ?? null,
    result,
    pricing: isPriced ? priceDipCase(toDipQuestion(question, result, grouper), terms) : null,
  };
}

/** Terms may say what becomes of cases in no group; one whose data are not fit for grouping is not paid. */
export function isScored({ status }: DipResult): boolean {
  return status === 'grouped' || status === 'ungroupable';
}

/** The question of a case, asked of its DIP group. */
export function toDipQuestion(
  question: PricingQuestion,
  { code, score, primaryCare }: DipResult,
  { catalogue, groupOf }: DipGrouper,
): DipPricingQuestion {
  const means = groupOf(code)?.meanFen;
  const level = question.hospitalLevel && (String(question.hospitalLevel) as `${HospitalLevel}`);
  return {
    ...question,
    drg: code,
    score,
    scoreOfMean: catalogue.scoreOfMean,
    meanFen: (level && means?.[level]) ?? null,
    primaryCare,
    auxiliaryFactor: null,
  };
}
