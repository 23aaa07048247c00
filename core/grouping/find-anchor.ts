import type { CodeScope } from './code-scope.ts';
import { type CodeListRef, type Condition, type ConditionVisitor, visitConditionOr } from './condition.ts';

/** Where a code has to stand to make a group a candidate. */
export type AnchorPosition = 'principalDx' | 'mainProc' | 'anyDx' | 'anyProc';

/**
 * Codes of which a case must have at least one for a condition to hold: the condition is found from them.
 * An empty anchor belongs to a condition that never holds; `null` to one that codes alone cannot rule out.
 */
export type Anchor =
  | readonly { readonly position: AnchorPosition; readonly codes: readonly string[] }[]
  | null;

/** The smallest anchor that can be read off a condition. */
export function findAnchor(condition: Condition, scope: CodeScope): Anchor {
  const at = (position: AnchorPosition) => (ref: CodeListRef) => [{ position, codes: scope.codesOf(ref) }];
  const sites = () => [{ position: 'anyDx' as const, codes: scope.bodySites.flatMap((site) => site.dx) }];
  const visitor: Partial<ConditionVisitor<Anchor>> = {
    all: (parts) => parts.map((part) => findAnchor(part, scope)).reduce(narrowerAnchor, null),
    any: (parts) => joinAnchors(parts.map((part) => findAnchor(part, scope))),
    const: (value) => (value ? null : []),
    principalDx: at('principalDx'),
    anyDx: at('anyDx'),
    secondaryDx: at('anyDx'),
    mainProc: at('mainProc'),
    anyProc: at('anyProc'),
    secondaryProc: at('anyProc'),
    procClass: (name) => [{ position: 'anyProc', codes: scope.codesOfClass(name) }],
    bodySites: ([operator, count]) => (isPositiveFloor(operator, count) ? sites() : null),
    bodySiteDx: ([operator, count]) => (isPositiveFloor(operator, count) ? sites() : null),
  };
  return visitConditionOr(condition, visitor, null);
}

/** Of two anchors of conditions that must both hold, the one that fewer codes lead to. */
export function narrowerAnchor(one: Anchor, other: Anchor): Anchor {
  if (one === null) return other;
  if (other === null) return one;
  return breadth(one) <= breadth(other) ? one : other;
}

function joinAnchors(anchors: readonly Anchor[]): Anchor {
  const known = anchors.filter((anchor) => anchor !== null);
  return known.length === anchors.length ? known.flat() : null;
}

function breadth(anchor: NonNullable<Anchor>): number {
  return anchor.reduce((sum, { codes }) => sum + codes.length, 0);
}

function isPositiveFloor(operator: string, count: number): boolean {
  return (operator === '>=' && count > 0) || (operator === '>' && count >= 0);
}
