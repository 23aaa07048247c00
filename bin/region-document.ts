import { readFileSync } from 'node:fs';
import { regionIssueLine } from '../core/rules/region/region-issue-words.ts';
import type { RegionRules } from '../core/rules/region/region-rules.ts';
import {
  type CheckedDocument,
  checkRegionText,
  loadRuleKnowledge,
} from '../platform/knowledge/check-region-text.ts';

/** Reads a region's document and checks it wholly. */
export function checkRegionDocument(path: string, folder: string): CheckedDocument {
  return checkRegionText(readFileSync(path, 'utf8'), () => loadRuleKnowledge(folder));
}

/** A document that is sound. Throws with every mistake in it. */
export function soundRegionDocument(path: string, folder: string): RegionRules {
  const { checked, lineOf } = checkRegionDocument(path, folder);
  if (checked.ok) return checked.rules;
  const lines = checked.issues.map((issue) => `${path}:${lineOf(issue)} ${regionIssueLine(issue)}`);
  throw new Error(`${path}: ${lines.length} 处错误 mistakes\n${lines.join('\n')}`);
}
