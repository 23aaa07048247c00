import type { CaseIndex } from '../case-index.ts';
import { type FactValue, officeFacts } from './office-facts.ts';

/** What a compiled expression reads: the facts of one case by slot, and the case itself for the functions. */
export interface FactScope {
  readonly values: readonly (FactValue | null)[];
  readonly index: CaseIndex;
}

const scope = { values: officeFacts.map((): FactValue | null => null), index: null as CaseIndex | null };

/**
 * The facts of a case, read once however many rules ask for them. Holds until the next case is asked for: one
 * scope serves all, so that nothing is allocated.
 */
export function scopeOf(index: CaseIndex): FactScope {
  if (scope.index !== index) {
    for (let slot = 0; slot < officeFacts.length; slot++) {
      scope.values[slot] = officeFacts[slot]?.read(index) ?? null;
    }
    scope.index = index;
  }
  return scope as FactScope;
}
