import { shapeWords } from '../../claims/shape-words.ts';
import { bindRules } from '../rule-library.ts';
import type { RuleReferences } from '../rule-references.ts';
import { applyRegionRules, type RuleBook } from './apply-region-rules.ts';
import { findBadReferences } from './find-bad-references.ts';
import { findContradictions } from './find-contradictions.ts';
import { findTableMistakes } from './find-table-mistakes.ts';
import { findUnknownPlaces, type KnownPlaces } from './find-unknown-places.ts';
import { findWrongParameters } from './find-wrong-parameters.ts';
import type { RegionIssue } from './region-issue.ts';
import { type RegionRules, regionRulesSchema } from './region-rules.ts';

/** What a document is checked against. */
export interface RuleKnowledge {
  readonly book: RuleBook;
  readonly references: RuleReferences;
  readonly places: KnownPlaces;
}

export type CheckedRegionRules =
  | { readonly ok: true; readonly rules: RegionRules }
  | { readonly ok: false; readonly issues: readonly RegionIssue[] };

/** Checks a region's document wholly: everything that is wrong with it, at once. */
export function checkRegionRules(input: unknown, knowledge: RuleKnowledge): CheckedRegionRules {
  const parsed = regionRulesSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    const { issues } = parsed.error;
    return {
      ok: false,
      issues: issues.map((issue) => ({ code: 'shape', path: issue.path, words: shapeWords(issue) })),
    };
  }
  const issues = findMistakes(parsed.data, knowledge);
  return issues.length === 0 ? { ok: true, rules: parsed.data } : { ok: false, issues };
}

function findMistakes(
  rules: RegionRules,
  { book, references, places }: RuleKnowledge,
): readonly RegionIssue[] {
  const declared = [...book.declarations, ...rules.rules];
  const applied = applyRegionRules(book, rules);
  const found = [
    ...findUnknownPlaces(rules, places),
    ...findBadReferences(book, rules),
    ...findWrongParameters(rules, declared),
    ...findContradictions(rules, declared),
    ...findTableMistakes(rules, applied),
  ];
  return found.length > 0 ? found : bindingMistakes(applied, references);
}

/** What a check finds out about its parameters and table together only when it is bound. */
function bindingMistakes(
  { declarations, points }: RuleBook,
  references: RuleReferences,
): readonly RegionIssue[] {
  try {
    bindRules(declarations, points, references);
    return [];
  } catch (error) {
    return [{ code: 'unusable', path: [], reason: (error as Error).message }];
  }
}
