import { readFileSync } from 'node:fs';
import {
  type JsonFault,
  type LocatedValue,
  lineAt,
  locateJson,
} from '../core/grouping/import/locate-json.ts';
import {
  type CheckedRegionRules,
  checkRegionRules,
  type RuleKnowledge,
} from '../core/rules/region/check-region-rules.ts';
import type { DocumentPath, RegionIssue } from '../core/rules/region/region-issue.ts';
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

/** A document as checked, and where in the file a mistake stands. */
export interface CheckedDocument {
  readonly checked: CheckedRegionRules;
  /** From 1. */
  readonly lineOf: (issue: RegionIssue) => number;
}

/** Reads a region's document and checks it wholly. */
export function checkRegionDocument(path: string, folder: string): CheckedDocument {
  const text = readFileSync(path, 'utf8');
  const { root, fault } = locateJson(text);
  const repeated = fault ? [] : repeatedKeys(root, []);
  const issues = fault ? [unreadable(fault)] : repeated;
  if (issues.length === 0) {
    const checked = checkRegionRules(JSON.parse(text), loadRuleKnowledge(folder));
    return { checked, lineOf: (issue) => lineAt(root, issue.path) };
  }
  return {
    checked: { ok: false, issues },
    lineOf: (issue) => ('line' in issue ? issue.line : lineAt(root, issue.path)),
  };
}

function unreadable({ line, column, isTooDeep }: JsonFault): RegionIssue {
  return { code: isTooDeep ? 'nested-too-deep' : 'not-json', path: [], line, column };
}

/** A parser would keep the last without a word. */
function repeatedKeys(value: LocatedValue, path: DocumentPath): readonly RegionIssue[] {
  return [
    ...value.repeatedKeys.map(({ key, line }): RegionIssue => {
      return { code: 'repeated-key', path: [...path, key], key, line };
    }),
    ...[...value.parts].flatMap(([key, part]) => repeatedKeys(part, [...path, key])),
  ];
}

/** A document that is sound. Throws with every mistake in it. */
export function soundRegionDocument(path: string, folder: string): RegionRules {
  const { checked, lineOf } = checkRegionDocument(path, folder);
  if (checked.ok) return checked.rules;
  const lines = checked.issues.map((issue) => `${path}:${lineOf(issue)} ${regionIssueLine(issue)}`);
  throw new Error(`${path}: ${lines.length} 处错误 mistakes\n${lines.join('\n')}`);
}
