import type { RuleBook } from '../core/rules/region/apply-region-rules.ts';
import type { RegionRules } from '../core/rules/region/region-rules.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadRegions } from '../platform/knowledge/load-knowledge.ts';
import { loadRegionRules, loadRuleBook } from '../platform/knowledge/load-rules.ts';
import { bookUnder, standingRegionRules } from '../platform/knowledge/region-rules-standing.ts';
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
  return bookUnder(national, await documentOf(code, folder, endpoints));
}

async function documentOf(
  region: string,
  folder: string,
  endpoints: string | undefined,
): Promise<RegionRules | null> {
  const installed = loadRegionRules(folder);
  if (endpoints === undefined) return installed.find((one) => one.region === region) ?? null;
  return (await standingRegionRules(openStack(endpoints).knowledge, installed, region)).document;
}
