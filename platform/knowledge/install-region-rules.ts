import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { regionRulesFolder } from './load-rules.ts';
import { regionRulesText } from './region-rules-text.ts';

/** Puts a document in the place of its region's, whole or not at all. */
export function installRegionRules(knowledgeDir: string, rules: RegionRules): void {
  const dir = join(knowledgeDir, regionRulesFolder);
  mkdirSync(dir, { recursive: true });
  const aside = join(dir, `.${rules.region}`);
  writeFileSync(aside, regionRulesText(rules));
  renameSync(aside, join(dir, `${rules.region}.json`));
}
