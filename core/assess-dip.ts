import type { SettlementList } from './claims/settlement-list.ts';
import { auxiliaryFactor, type TypeFactor } from './dip/auxiliary/auxiliary-factor.ts';
import { titleOfType } from './dip/auxiliary/classify-case.ts';
import { typesOfList } from './dip/auxiliary/types-of-list.ts';
import type { ComprehensiveGroup, DipGroup } from './grouping/dip/catalogue.ts';
import type { DipResult } from './grouping/dip/dip-grouper.ts';
import { meanAtLevelFen } from './grouping/dip/mean-at-level.ts';
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
  /** The type of an auxiliary catalogue whose factor is part of the score: `cci/severe`. */
  readonly auxiliaryType: string | null;
  /** `null` without terms, and where the data are not fit for grouping. */
  readonly pricing: DipPricing | null;
}

/**
 * @param given the stay as it is grouped
 * @param question of the same case, of whatever group
 */
export function assessDip(
  list: SettlementList,
  given: GroupingCase,
  question: PricingQuestion,
  dip: CaseDip,
): DipAssessment {
  const { grouper, terms } = dip;
  const result = grouper.group(given);
  const asked = terms !== null && isScored(result) ? toDipQuestion(question, result, dip, list) : null;
  return {
    catalogue: grouper.catalogue.id,
    terms: terms?.id ?? null,
    result,
    auxiliaryType: asked?.auxiliary?.type ?? null,
    pricing: terms && asked && priceDipCase(asked, terms),
  };
}

/** Terms may say what becomes of cases in no group; one whose data are not fit for grouping is not paid. */
export function isScored({ status }: DipResult): boolean {
  return status === 'grouped' || status === 'ungroupable';
}

/** A question with the type of the auxiliary catalogues that its factor comes from. */
interface TypedQuestion extends DipPricingQuestion {
  readonly auxiliary: TypeFactor | null;
}

/** The question of a case, asked of its DIP group. */
export function toDipQuestion(
  question: PricingQuestion,
  { code, score, primaryCare }: DipResult,
  dip: CaseDip,
  list: SettlementList,
): TypedQuestion {
  const { catalogue, groupOf } = dip.grouper;
  const group = groupOf(code);
  const meanFen = meanAtLevelFen(group, question.hospitalLevel);
  const auxiliary = typeOfCase(list, group, meanFen, dip);
  return {
    ...question,
    drg: code,
    score,
    scoreOfMean: catalogue.scoreOfMean,
    meanFen,
    primaryCare,
    auxiliaryFactor: auxiliary?.factor ?? null,
    auxiliaryTitle: auxiliary && dip.auxiliary && titleOfType(auxiliary.type, dip.auxiliary),
    auxiliary,
  };
}

function typeOfCase(
  list: SettlementList,
  group: DipGroup | ComprehensiveGroup | null,
  meanFen: number | null,
  { auxiliary }: CaseDip,
): TypeFactor | null {
  if (!auxiliary || !group?.auxiliary) return null;
  return auxiliaryFactor(typesOfList(list, auxiliary, meanFen), group.auxiliary);
}
