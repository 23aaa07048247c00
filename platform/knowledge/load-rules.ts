import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { applyRegionRules, type RuleBook } from '../../core/rules/region/apply-region-rules.ts';
import { findBadReferences } from '../../core/rules/region/find-bad-references.ts';
import { regionIssueLine } from '../../core/rules/region/region-issue-words.ts';
import { parseRegionRules, type RegionRules } from '../../core/rules/region/region-rules.ts';
import { parseRuleDeclarations } from '../../core/rules/rule-declarations.ts';
import { bindRules, type RuleLibrary } from '../../core/rules/rule-library.ts';
import type { RuleReferences } from '../../core/rules/rule-references.ts';
import { readAllKnowledge } from './knowledge-folder.ts';

/** Name of the folder that holds a document for each region that has decided about its rules. */
export const regionRulesFolder = 'region-rules';

/** The rules with their tables as they are stored, before they are bound. */
export function loadRuleBook(folder: string): RuleBook {
  return {
    declarations: readAllKnowledge(parseRuleDeclarations, folder, 'rules').flat(),
    points: readAllKnowledge(parseKnowledgeTable, folder, 'points'),
  };
}

/** The decisions of the regions, as installed. */
export function loadRegionRules(folder: string): readonly RegionRules[] {
  if (!existsSync(join(folder, regionRulesFolder))) return [];
  return readAllKnowledge(parseRegionRules, folder, regionRulesFolder);
}

/**
 * The libraries of the regions; each is bound when its first case comes. A region that has decided nothing has
 * the national one. Throws with every mistake of a region's document.
 */
export function regionLibraries(
  national: RuleLibrary,
  decided: readonly RegionRules[],
  bind: (rules: RegionRules) => RuleLibrary,
): (region: string) => RuleLibrary {
  const bound = new Map<string, RuleLibrary>();
  return (region) => {
    const known = bound.get(region);
    if (known) return known;
    const rules = decided.find((one) => one.region === region);
    const library = rules ? bind(rules) : national;
    bound.set(region, library);
    return library;
  };
}

/** Throws one error with every mistake. */
export function bindRegion(book: RuleBook, rules: RegionRules, references: RuleReferences): RuleLibrary {
  const mistakes = findBadReferences(book, rules);
  if (mistakes.length > 0) throw new Error(mistakes.map(regionIssueLine).join('\n'));
  const { declarations, points } = applyRegionRules(book, rules);
  return bindRules(declarations, points, references);
}
