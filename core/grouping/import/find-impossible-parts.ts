import type { Condition } from '../condition.ts';
import { conditionParts } from '../condition-parts.ts';
import { canHold } from './can-hold.ts';
import type { KnownLists } from './known-lists.ts';

/** A part of a condition that no case can meet. */
export interface ImpossiblePart {
  /** From the condition down: `all`, 1, `any`, 0. */
  readonly path: readonly PropertyKey[];
  /** What cannot be met together, or the one thing that cannot be met at all. */
  readonly parts: readonly Condition[];
}

/** Finds the smallest parts that contradict themselves, also where another branch could hold. */
export function findImpossibleParts(
  condition: Condition,
  lists: KnownLists,
  path: readonly PropertyKey[] = [],
): readonly ImpossiblePart[] {
  // Off on purpose, or a list that is empty: that is told of the group.
  if (isOff(condition, lists)) return [];
  const inside = innerParts(condition).flatMap(([part, ...steps]) =>
    findImpossibleParts(part, lists, [...path, ...steps]),
  );
  const can = (...parts: readonly Condition[]) =>
    canHold(parts.map((part) => ({ condition: part, holds: true, lists })));
  if (inside.length > 0 || can(condition)) return inside;
  const parts = conditionParts(condition);
  if (parts.some((part) => isOff(part, lists))) return [];
  const pairs = parts.flatMap((one, i) => parts.slice(i + 1).map((other) => [one, other] as const));
  return [{ path, parts: pairs.find((pair) => !can(...pair)) ?? parts }];
}

function innerParts(condition: Condition): readonly (readonly [Condition, ...PropertyKey[]])[] {
  if ('all' in condition) return condition.all.map((part, i) => [part, 'all', i] as const);
  return 'any' in condition ? condition.any.map((part, i) => [part, 'any', i] as const) : [];
}

/** Whether it never holds without contradicting itself. */
function isOff(condition: Condition, lists: KnownLists): boolean {
  if ('const' in condition) return !condition.const;
  if ('any' in condition) return condition.any.every((part) => isOff(part, lists));
  if ('procClass' in condition) return lists.codesOfClass(condition.procClass)?.length === 0;
  const [ref] = Object.values(condition);
  const asksForCodes = /^(?:principal|any|secondary)Dx$|^(?:main|any|secondary)Proc$/.test(
    Object.keys(condition)[0] ?? '',
  );
  return asksForCodes && lists.codesOf(ref)?.length === 0;
}
