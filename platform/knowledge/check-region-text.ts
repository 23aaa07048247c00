import {
  type JsonFault,
  type LocatedValue,
  lineAt,
  locateJson,
} from '../../core/grouping/import/locate-json.ts';
import {
  type CheckedRegionRules,
  checkRegionRules,
  type RuleKnowledge,
} from '../../core/rules/region/check-region-rules.ts';
import type { DocumentPath, RegionIssue } from '../../core/rules/region/region-issue.ts';
import { loadKnownPlaces } from './load-known-places.ts';
import { loadRuleReferences } from './load-rule-references.ts';
import { loadRuleBook } from './load-rules.ts';

/** What documents are checked against, as installed. */
export function loadRuleKnowledge(folder: string): RuleKnowledge {
  return {
    book: loadRuleBook(folder),
    references: loadRuleReferences(folder),
    places: loadKnownPlaces(folder),
  };
}

/** A document as checked, and where in its text a mistake stands. */
export interface CheckedDocument {
  readonly checked: CheckedRegionRules;
  /** From 1. */
  readonly lineOf: (issue: RegionIssue) => number;
}

/** Checks the text of a region's document wholly. */
export function checkRegionText(text: string, knowledge: () => RuleKnowledge): CheckedDocument {
  const { root, fault } = locateJson(text);
  const repeated = fault ? [] : repeatedKeys(root, []);
  const issues = fault ? [unreadable(fault)] : repeated;
  if (issues.length === 0) {
    const checked = checkRegionRules(JSON.parse(text), knowledge());
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
