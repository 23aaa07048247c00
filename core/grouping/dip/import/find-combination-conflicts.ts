import type { DipGroup, DipReading } from '../catalogue.ts';
import type { CataloguePlaces } from './catalogue-reading.ts';
import { type CatalogueRow, catalogueRow } from './catalogue-row.ts';
import {
  areCombinationsContested,
  type Combination,
  combinationsOf,
  isCombinationWithin,
  takesCombination,
} from './combination.ts';
import type { DipIssue } from './dip-issue.ts';
import { principalIndex } from './principal-index.ts';

/** Groups of more combinations than this are not held against others. */
const mostCombinations = 500;

interface Held {
  readonly code: string;
  readonly combinations: readonly Combination[];
}

/**
 * As findRowConflicts, of form `combinations`: finds groups of which every combination is taken by others, by the order
 * in which sets are preferred, and tells which groups have a combination in common that score or order decides.
 */
export function findCombinationConflicts(
  groups: readonly DipGroup[],
  reading: DipReading,
  places: CataloguePlaces,
): readonly DipIssue[] {
  const rows = groups.map((group, order) => catalogueRow(group, order, reading));
  const index = principalIndex(rows);
  const heldOf = new Map(rows.map((row, i) => [row, held(row, groups[i]?.score ?? 0)]));
  const issues: DipIssue[] = [];
  let nested = 0;
  for (const row of rows) {
    const { code: entry, combinations } = heldOf.get(row) as Held;
    const near = index.near(row);
    const others = near.map((other) => heldOf.get(other) as Held);
    const by = whoTakesAll(combinations, others);
    const place = places.ofGroup(entry);
    if (by.length > 0) issues.push({ code: 'unreachable-row', place, entry, by });
    const later = others.filter((_, i) => (near[i]?.order ?? 0) > row.order);
    const relations = later.map((other) => relationOf(combinations, other.combinations));
    const crossing = later.filter((_, i) => relations[i] === 'crossing').map(({ code }) => code);
    nested += relations.filter((relation) => relation === 'nested').length;
    if (crossing.length > 0) issues.push({ code: 'overlapping-rows', place, entry, others: crossing });
  }
  if (nested > 0) issues.push({ code: 'ordered-rows', place: null, nested, ofTwoStages: 0 });
  return issues;
}

function held(row: CatalogueRow, score: number): Held {
  const combinations = combinationsOf(row, score);
  return { code: row.code, combinations: combinations.length > mostCombinations ? [] : combinations };
}

/** The groups that between them take every combination; none where one is left. */
function whoTakesAll(combinations: readonly Combination[], others: readonly Held[]): readonly string[] {
  const takers = combinations.map((one) =>
    others.find((other) => other.combinations.some((wide) => takesCombination(wide, one))),
  );
  return takers.every((taker) => taker !== undefined) ? [...new Set(takers.map(({ code }) => code))] : [];
}

/** `nested`: all combinations of one are special cases of the other's. `crossing`: some are the same. */
function relationOf(
  some: readonly Combination[],
  others: readonly Combination[],
): 'crossing' | 'nested' | null {
  if (areWithin(some, others) || areWithin(others, some)) return 'nested';
  const isCrossing = some.some((one) => others.some((other) => areCombinationsContested(one, other)));
  return isCrossing ? 'crossing' : null;
}

function areWithin(narrow: readonly Combination[], wide: readonly Combination[]): boolean {
  return narrow.length > 0 && narrow.every((one) => wide.some((other) => isCombinationWithin(one, other)));
}
