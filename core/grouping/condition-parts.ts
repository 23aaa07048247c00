import type { AskedCondition } from './assemble-condition.ts';
import type { CodeScope } from './code-scope.ts';
import type { Condition } from './condition.ts';

/** The parts that must all hold, however deeply they are nested: what a trace names one by one. */
export function conditionParts(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all.flatMap(conditionParts) : [condition];
}

export function askedParts(condition: Condition, scope: CodeScope): readonly AskedCondition[] {
  return conditionParts(condition).map((part) => ({ part, scope }));
}
