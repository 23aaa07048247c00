import { isOfRules } from '../core/activations.ts';
import { applyRegionRules, type RuleBook } from '../core/rules/region/apply-region-rules.ts';
import type { RegionRules } from '../core/rules/region/region-rules.ts';
import { activationStore } from '../platform/knowledge/activation-store.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadRegions } from '../platform/knowledge/load-knowledge.ts';
import { loadRegionRules, loadRuleBook } from '../platform/knowledge/load-rules.ts';
import { regionRulesStore } from '../platform/knowledge/region-rules-store.ts';
import { openStack } from './endpoints.ts';
import { regionNamed } from './named-knowledge.ts';

/**
 * The rules and their tables as a region has them: as installed, or as activated in a running stack. Throws on an
 * unknown region. @param region the national rules where it is left out
 */
export async function regionRuleBook(region?: string, endpoints?: string): Promise<RuleBook> {
  const folder = knowledgeFolder();
  const national = loadRuleBook(folder);
  if (region === undefined) return national;
  const { code } = regionNamed(loadRegions(folder), region);
  const installed = loadRegionRules(folder).find((one) => one.region === code);
  const document = (endpoints && (await activatedDocument(code, endpoints))) || installed;
  return document ? applyRegionRules(national, document) : national;
}

async function activatedDocument(region: string, endpoints: string): Promise<RegionRules | null> {
  const { knowledge } = openStack(endpoints);
  const store = activationStore(knowledge);
  const made = await store.read(await store.nameCurrent());
  const newest = made.filter(isOfRules).findLast((one) => one.region === region);
  return newest ? regionRulesStore(knowledge).read(region, newest.document) : null;
}
