import type { FactScope, FactValue, Vocabulary } from '../../expressions/vocabulary.ts';
import type { CaseIndex } from '../case-index.ts';
import { officeFacts } from './office-facts.ts';
import { officeFunctions } from './office-functions.ts';

/** What an office's own rule may say. */
export const officeVocabulary: Vocabulary<CaseIndex> = { facts: officeFacts, functions: officeFunctions };

/** A case as such a rule sees it. */
export type CaseScope = FactScope<CaseIndex>;

const scope = { values: officeFacts.map((): FactValue | null => null), subject: null as CaseIndex | null };

/**
 * The facts of a case, read once however many rules ask for them. Holds until the next case is asked for: one
 * scope serves all, so that nothing is allocated.
 */
export function scopeOf(index: CaseIndex): CaseScope {
  if (scope.subject !== index) {
    for (let slot = 0; slot < officeFacts.length; slot++) {
      scope.values[slot] = officeFacts[slot]?.read(index) ?? null;
    }
    scope.subject = index;
  }
  return scope as CaseScope;
}
