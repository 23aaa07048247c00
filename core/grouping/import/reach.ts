import { type CodeListRef, type Condition, type ConditionVisitor, visitConditionOr } from '../condition.ts';
import type { KnownLists } from './known-lists.ts';

/** `null`: any code, or none at all. */
type Codes = ReadonlySet<string> | null;
type Side = 'principalDx' | 'mainProc';

/** Which cases a condition can take, seen only through their principal diagnosis and main procedure. */
export interface Reach {
  readonly principalDx: Codes;
  readonly mainProc: Codes;
  /** Whether it takes every case within; otherwise it also asks for something else. */
  readonly exact: boolean;
}

const anything: Reach = { principalDx: null, mainProc: null, exact: true };
const nothing: Reach = { principalDx: new Set(), mainProc: new Set(), exact: true };
const unclear: Reach = { ...anything, exact: false };

/** Never too small: a case outside the reach is certainly not taken. */
export function reachOf(condition: Condition, lists: KnownLists): Reach {
  const listed = (side: Side, ref: CodeListRef): Reach => {
    const codes = lists.codesOf(ref);
    return codes === null ? unclear : { ...anything, [side]: new Set(codes) };
  };
  const someOf = (codes: readonly string[] | null) => (codes?.length === 0 ? nothing : unclear);
  const some = (ref: CodeListRef) => someOf(lists.codesOf(ref));
  const visitor: Partial<ConditionVisitor<Reach>> = {
    all: (parts) => parts.map((part) => reachOf(part, lists)).reduce(bothReach, anything),
    any: (parts) => parts.map((part) => reachOf(part, lists)).reduce(eitherReach, nothing),
    const: (value) => (value ? anything : nothing),
    principalDx: (ref) => listed('principalDx', ref),
    mainProc: (ref) => listed('mainProc', ref),
    anyDx: some,
    secondaryDx: some,
    anyProc: some,
    secondaryProc: some,
    procClass: (name) => someOf(lists.codesOfClass(name)),
  };
  return visitConditionOr(condition, visitor, unclear);
}

export function isEmptyReach({ principalDx, mainProc }: Reach): boolean {
  return principalDx?.size === 0 || mainProc?.size === 0;
}

export function bothReach(one: Reach, other: Reach): Reach {
  return {
    principalDx: intersect(one.principalDx, other.principalDx),
    mainProc: intersect(one.mainProc, other.mainProc),
    exact: one.exact && other.exact,
  };
}

function eitherReach(one: Reach, other: Reach): Reach {
  if (isEmptyReach(one)) return other;
  if (isEmptyReach(other)) return one;
  // The union of two rectangles is one only where they are unbounded on the same side.
  const sameSide = isUnboundedBy('principalDx', one, other) || isUnboundedBy('mainProc', one, other);
  return {
    principalDx: unite(one.principalDx, other.principalDx),
    mainProc: unite(one.mainProc, other.mainProc),
    exact: one.exact && other.exact && sameSide,
  };
}

function isUnboundedBy(side: Side, one: Reach, other: Reach): boolean {
  return one[side] === null && other[side] === null;
}

function intersect(one: Codes, other: Codes): Codes {
  if (one === null || other === null) return one ?? other;
  return new Set([...one].filter((code) => other.has(code)));
}

function unite(one: Codes, other: Codes): Codes {
  return one === null || other === null ? null : new Set([...one, ...other]);
}

/** Whether earlier takers leave nothing of it over. */
export function isCovered(reach: Reach, takers: readonly Reach[]): boolean {
  const exact = takers.filter((taker) => taker.exact);
  return (
    isCoveredAlong('mainProc', 'principalDx', reach, exact) ||
    isCoveredAlong('principalDx', 'mainProc', reach, exact)
  );
}

function isCoveredAlong(side: Side, across: Side, reach: Reach, takers: readonly Reach[]): boolean {
  const wide = takers.filter((taker) => isWithin(reach[across], taker[across])).map((taker) => taker[side]);
  if (wide.includes(null)) return true;
  const along = reach[side];
  return along !== null && [...along].every((code) => wide.some((codes) => codes?.has(code)));
}

function isWithin(inner: Codes, outer: Codes): boolean {
  if (outer === null) return true;
  return inner !== null && [...inner].every((code) => outer.has(code));
}
