import { parseRegionRules, type RegionRules } from '../../core/rules/region/region-rules.ts';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { hashRegionRules, regionRulesText } from './region-rules-text.ts';

/** The regions' documents in the knowledge bucket, each under its hash. */
export interface RegionRulesStore {
  /** Puts a document there and answers its hash. */
  readonly upload: (rules: RegionRules) => Promise<string>;
  /** Throws where the bucket does not have this very document. */
  readonly read: (region: string, hash: string) => Promise<RegionRules>;
}

export function regionRulesStore(bucket: ObjectStore): RegionRulesStore {
  return {
    upload: async (rules) => {
      const hash = hashRegionRules(rules);
      await bucket.write(knowledgeKeys.regionRules(rules.region, hash), regionRulesText(rules));
      return hash;
    },
    read: async (region, hash) => {
      const rules = parseRegionRules(await bucket.readJson(knowledgeKeys.regionRules(region, hash)));
      if (hashRegionRules(rules) === hash) return rules;
      throw new Error(`the rules of ${region} in the knowledge bucket are not ${hash}`);
    },
  };
}
