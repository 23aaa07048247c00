import type { Condition } from '../condition.ts';
import type { Adrg, Mdc, Scheme } from '../scheme.ts';
import { canHold, type Demand } from './can-hold.ts';
import { drgPlaceName } from './find-impossible-conditions.ts';
import { findImpossibleParts } from './find-impossible-parts.ts';
import type { GroupPlace, ImportIssue } from './import-issue.ts';
import type { KnownLists, ListsOf } from './known-lists.ts';
import { bothReach, isCovered, isEmptyReach, type Reach, reachOf } from './reach.ts';

type Places = ReadonlyMap<string, GroupPlace>;

/** A condition that takes cases, as both readings see it. */
interface Taker {
  readonly group: string;
  readonly demand: Demand;
  readonly reach: Reach;
}

/**
 * Finds groups that no case can reach: what they ask for contradicts what their MDC asks for, or groups tried
 * earlier take everything. An MDC is shadowed only by such as keep what entered them. Groups that can never
 * hold by themselves are told elsewhere.
 */
export function findUnreachableGroups(
  scheme: Scheme,
  listsOf: ListsOf,
  places: Places,
): readonly ImportIssue[] {
  const adrgs = new Map(scheme.adrgs.map((adrg) => [adrg.id, adrg]));
  const kept: Taker[] = [];
  const inMdcs = scheme.mdcs.flatMap((mdc) => {
    const entry = taker(mdc.code, mdc.entry, listsOf(mdc));
    const issues = unreachable(entry, null, kept, places);
    if (mdc.commits) kept.push(entry);
    return [...issues, ...(canBeMet(entry) ? unreachableIn(mdc, entry, adrgs, listsOf, places) : [])];
  });
  return [...inMdcs, ...scheme.adrgs.flatMap((adrg) => unreachableSplits(adrg, listsOf(adrg), places))];
}

function taker(group: string, condition: Condition, lists: KnownLists): Taker {
  return { group, demand: { condition, holds: true, lists }, reach: reachOf(condition, lists) };
}

function unreachableIn(
  mdc: Mdc,
  entry: Taker,
  adrgs: ReadonlyMap<string, Adrg>,
  listsOf: ListsOf,
  places: Places,
): ImportIssue[] {
  const takers: Taker[] = [];
  const takeSlot = (after: string | null) => {
    if (mdc.ambiguous?.after === after) takers.push(taker(`${mdc.code}QY`, mdc.ambiguous.when, listsOf(mdc)));
  };
  takeSlot(null);
  return [...new Set(mdc.adrgs)].flatMap((id) => {
    const adrg = adrgs.get(id);
    if (!adrg) return [];
    const group = taker(id, adrg.when, listsOf(adrg));
    const issues = unreachable(group, entry, takers, places);
    takers.push(group);
    takeSlot(id);
    return issues;
  });
}

function unreachable(
  group: Taker,
  entry: Taker | null,
  takers: readonly Taker[],
  places: Places,
): ImportIssue[] {
  const place = places.get(group.group)?.row ?? null;
  const reach = entry ? bothReach(entry.reach, group.reach) : group.reach;
  const demands = entry ? [entry.demand, group.demand] : [group.demand];
  if (contradictsItself(group)) return [];
  if (isEmptyReach(reach) || !canHold(demands)) return [{ code: 'empty-group', place, group: group.group }];
  const isTaken =
    isCovered(
      reach,
      takers.map((before) => before.reach),
    ) || takers.some((before) => !canHold([...demands, { ...before.demand, holds: false }]));
  return isTaken ? [{ code: 'unreachable-group', place, group: group.group }] : [];
}

function canBeMet({ demand }: Taker): boolean {
  return canHold([demand]);
}

function contradictsItself(group: Taker): boolean {
  const { condition, lists } = group.demand;
  return !canBeMet(group) && findImpossibleParts(condition, lists).length > 0;
}

/** Several cities publish DRGs behind one that takes everything. */
function unreachableSplits(adrg: Adrg, lists: KnownLists, places: Places): ImportIssue[] {
  const demandOf = (condition: Condition, holds = true): Demand => ({ condition, holds, lists });
  return adrg.drgs.flatMap(({ code, when }, i): ImportIssue[] => {
    const asked = [demandOf(adrg.when), demandOf(when)];
    if (!canHold([demandOf(when)]) || !canHold([demandOf(adrg.when)])) return [];
    const place = places.get(drgPlaceName(adrg, code))?.row ?? null;
    if (!canHold(asked)) return [{ code: 'empty-split', place, group: code, adrg: adrg.id }];
    const before = adrg.drgs.slice(0, i);
    const isTakenBy = (some: typeof before) =>
      !canHold([...asked, ...some.map((drg) => demandOf(drg.when, false))]);
    const alone = before.find((drg) => isTakenBy([drg]));
    if (!alone && !isTakenBy(before)) return [];
    const after = alone ? [alone] : before;
    return [{ code: 'unreachable-split', place, group: code, after: after.map((drg) => drg.code) }];
  });
}
