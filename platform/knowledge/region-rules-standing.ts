import { applyRegionRules, type RuleBook } from '../../core/rules/region/apply-region-rules.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import type { RulesActivation } from '../../core/rules/region/rules-activation.ts';
import type { ObjectStore } from '../object-store.ts';
import { newestRulesActivation } from './activate-rules.ts';
import { activationStore } from './activation-store.ts';
import { regionRulesStore } from './region-rules-store.ts';
import { hashRegionRules } from './region-rules-text.ts';

/** What a region has decided about its rules, as it stands in a running stack. */
export interface StandingRegionRules {
  /** `null` where nothing was ever decided. */
  readonly document: RegionRules | null;
  readonly hash: string | null;
  /** `null` where the document is the one that was installed. */
  readonly activation: RulesActivation | null;
}

/** The document that was activated last, else the installed one. @param installed of all regions */
export async function standingRegionRules(
  bucket: ObjectStore,
  installed: readonly RegionRules[],
  region: string,
): Promise<StandingRegionRules> {
  const activation = newestRulesActivation(await activationStore(bucket).current(), region);
  if (activation) {
    const document = await regionRulesStore(bucket).read(region, activation.document);
    return { document, hash: activation.document, activation };
  }
  const document = installed.find((one) => one.region === region) ?? null;
  return { document, hash: document && hashRegionRules(document), activation: null };
}

/** The national rules as the region left them. */
export function bookUnder(national: RuleBook, document: RegionRules | null): RuleBook {
  return document ? applyRegionRules(national, document) : national;
}
