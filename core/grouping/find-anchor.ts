import type { CodeScope } from './code-scope.ts';
import {
  type CodeListRef,
  type Comparison,
  type Condition,
  type ConditionVisitor,
  type DistinctCount,
  visitConditionOr,
} from './condition.ts';

export type CodeSystem = 'dx' | 'proc';
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
  const counted = (position: AnchorPosition) => (asked: DistinctCount) =>
    isPositiveFloor(asked.count) ? at(position)(asked.of) : null;
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
    distinctDx: counted('anyDx'),
    distinctProc: counted('anyProc'),
    bodySites: (count) => (isPositiveFloor(count) ? sites() : null),
    bodySiteDx: (count) => (isPositiveFloor(count) ? sites() : null),
  };
  return visitConditionOr(condition, visitor, null);
}

/** Of two anchors of conditions that must both hold, the one by which fewer cases are asked in vain. */
export function narrowerAnchor(one: Anchor, other: Anchor): Anchor {
  if (one === null) return other;
  if (other === null) return one;
  return cost(one) <= cost(other) ? one : other;
}

/** Where the anchor is this very condition: its codes, and the only position that they are looked for in. */
export function exactAnchor(condition: Condition): AnchorPosition | null {
  const positions: Partial<ConditionVisitor<AnchorPosition>> = {
    principalDx: () => 'principalDx',
    anyDx: () => 'anyDx',
    mainProc: () => 'mainProc',
    anyProc: () => 'anyProc',
    procClass: () => 'anyProc',
  };
  return visitConditionOr<AnchorPosition | null>(
    condition,
    positions as Partial<ConditionVisitor<AnchorPosition | null>>,
    null,
  );
}

function joinAnchors(anchors: readonly Anchor[]): Anchor {
  const known = anchors.filter((anchor) => anchor !== null);
  return known.length === anchors.length ? known.flat() : null;
}

/** Secondary diagnoses are many, and most cases are grouped without looking all of them up. */
const anyDxCost = 1_000_000;

function cost(anchor: NonNullable<Anchor>): number {
  return anchor.reduce(
    (sum, { position, codes }) => sum + codes.length + (position === 'anyDx' ? anyDxCost : 0),
    0,
  );
}

function isPositiveFloor([operator, count]: Comparison): boolean {
  return (operator === '>=' && count > 0) || (operator === '>' && count >= 0);
}
