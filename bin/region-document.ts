import { readFileSync } from 'node:fs';
import {
  type CheckedRegionRules,
  checkRegionRules,
  type RuleKnowledge,
} from '../core/rules/region/check-region-rules.ts';
import { regionIssueLine } from '../core/rules/region/region-issue-words.ts';
import type { RegionRules } from '../core/rules/region/region-rules.ts';
import { loadKnownPlaces } from '../platform/knowledge/load-known-places.ts';
import { loadRuleReferences } from '../platform/knowledge/load-rule-references.ts';
import { loadRuleBook } from '../platform/knowledge/load-rules.ts';

/** What documents are checked against, as installed. */
export function loadRuleKnowledge(folder: string): RuleKnowledge {
  return {
    book: loadRuleBook(folder),
    references: loadRuleReferences(folder),
    places: loadKnownPlaces(folder),
  };
}

/** Reads a region's document and checks it wholly. Throws where there is no such file. */
export function checkRegionDocument(path: string, folder: string): CheckedRegionRules {
  const text = readFileSync(path, 'utf8');
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    return { ok: false, issues: [{ code: 'not-json', path: [], reason: (error as Error).message }] };
  }
  return checkRegionRules(input, loadRuleKnowledge(folder));
}

/** A document that is sound. Throws with every mistake in it. */
export function soundRegionDocument(path: string, folder: string): RegionRules {
  const checked = checkRegionDocument(path, folder);
  if (checked.ok) return checked.rules;
  throw new Error(
    `${path}: ${checked.issues.length} 处错误 mistakes\n${checked.issues.map(regionIssueLine).join('\n')}`,
  );
}
