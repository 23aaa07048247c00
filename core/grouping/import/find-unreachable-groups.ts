import { adrgScope, type CodeScope, mdcScope } from '../code-scope.ts';
import type { Adrg, Mdc, Scheme } from '../scheme.ts';
import type { ImportIssue, Place } from './import-issue.ts';
import { bothReach, isCovered, isEmptyReach, type Reach, reachOf } from './reach.ts';

type PlaceOf = (group: string) => Place | null;

/**
 * Finds groups that no case can reach, as far as principal diagnosis and main procedure decide: their lists
 * have nothing in common with their MDC's, or groups tried earlier take everything. An MDC is shadowed only
 * by such as keep what entered them.
 */
export function findUnreachableGroups(scheme: Scheme, placeOf: PlaceOf): readonly ImportIssue[] {
  const adrgs = new Map(scheme.adrgs.map((adrg) => [adrg.id, adrg]));
  const kept: Reach[] = [];
  return scheme.mdcs.flatMap((mdc) => {
    const entry = reachOf(mdc.entry, mdcScope(scheme, mdc));
    const inMdc = unreachableIn(scheme, mdc, entry, adrgs, placeOf);
    const ofMdc = unreachable(mdc.code, entry, kept, placeOf);
    if (mdc.commits) kept.push(entry);
    return [...ofMdc, ...inMdc];
  });
}

function unreachableIn(
  scheme: Scheme,
  mdc: Mdc,
  entry: Reach,
  adrgs: ReadonlyMap<string, Adrg>,
  placeOf: PlaceOf,
): ImportIssue[] {
  const takers: Reach[] = [];
  const takeSlot = (after: string | null) => {
    if (mdc.ambiguous?.after === after) takers.push(reachOf(mdc.ambiguous.when, mdcScope(scheme, mdc)));
  };
  takeSlot(null);
  return mdc.adrgs.flatMap((id) => {
    const adrg = adrgs.get(id) as Adrg;
    const scope = adrgScope(scheme, adrg);
    const reach = reachOf(adrg.when, scope);
    const issues = unreachable(id, bothReach(entry, reach), takers, placeOf);
    takers.push(reach);
    takeSlot(id);
    return [...issues, ...unreachableSplits(adrg, scope, placeOf)];
  });
}

function unreachable(group: string, reach: Reach, takers: readonly Reach[], placeOf: PlaceOf): ImportIssue[] {
  if (isEmptyReach(reach)) return [{ code: 'empty-group', place: placeOf(group), group }];
  if (isCovered(reach, takers)) return [{ code: 'unreachable-group', place: placeOf(group), group }];
  return [];
}

/** Several cities publish DRGs behind one that takes everything. */
function unreachableSplits(adrg: Adrg, scope: CodeScope, placeOf: PlaceOf): ImportIssue[] {
  const last = adrg.drgs.findIndex(({ when }) =>
    isCovered(reachOf({ const: true }, scope), [reachOf(when, scope)]),
  );
  if (last < 0) return [];
  const after = (adrg.drgs[last] as Adrg['drgs'][number]).code;
  return adrg.drgs.slice(last + 1).map(({ code }) => ({
    code: 'unreachable-split',
    place: placeOf(code),
    group: code,
    after,
  }));
}
