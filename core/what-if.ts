import { assessCase } from './assess-case.ts';
import type { SettlementList } from './claims/settlement-list.ts';
import type { KnowledgeOfCases } from './knowledge.ts';
import { type TermsVariation, varyTerms } from './payment/dip/vary-terms.ts';
import type { PricedCase } from './payment/payment-comparison.ts';
import { type TariffVariation, varyTariff } from './payment/vary-tariff.ts';

/** What is tried; what is left out stays as it is. */
export interface Variation extends TariffVariation, TermsVariation {
  readonly scheme?: string | undefined;
  readonly tariff?: string | undefined;
  /** DIP: stays are then paid by it. */
  readonly catalogue?: string | undefined;
  readonly terms?: string | undefined;
}

/**
 * The same knowledge, had something else been in force. A tariff asked for brings its scheme along, since its weights
 * mean nothing under another one. A catalogue or terms asked for have stays paid by DIP.
 */
export function variantKnowledge<K extends KnowledgeOfCases>(knowledge: K, variation: Variation): K {
  const { tariff, catalogue, terms } = variation;
  const { scheme = tariff === undefined ? undefined : knowledge.tariffs.get(tariff)?.data.scheme } =
    variation;
  const tariffs = new Map([...knowledge.tariffs].map(([id, one]) => [id, varyTariff(one, variation)]));
  const dipTerms = new Map([...knowledge.dipTerms].map(([id, one]) => [id, varyTerms(one, variation)]));
  return { ...knowledge, tariffs, dipTerms, chosen: { scheme, tariff, catalogue, terms } };
}

/** A stay as it is grouped and paid under some knowledge. */
export function pricedCaseOf(list: SettlementList, knowledge: KnowledgeOfCases): PricedCase {
  const { paid, pricing } = assessCase(list, knowledge);
  const hasGroup = paid.status === 'grouped' || paid.status === 'ambiguous';
  return { group: hasGroup ? paid.group : paid.status, pricing };
}
