import type { DipGroup, DipReading } from '../catalogue.ts';
import type { CataloguePlaces } from './catalogue-reading.ts';
import { type CatalogueRow, catalogueRows } from './catalogue-row.ts';
import type { DipIssue } from './dip-issue.ts';
import { principalIndex } from './principal-index.ts';
import { isRowWithin, mayBothFit, partsOf, winnerOf } from './row-relations.ts';

/** Rows that are cut into more parts than this are held against others as a whole only. */
const mostParts = 500;

/**
 * Finds core groups that no case reaches, because others take all of their cases, and tells which groups may both fit
 * one case: those of which neither is the narrower with their codes, special cases by their number.
 */
export function findRowConflicts(
  groups: readonly DipGroup[],
  reading: DipReading,
  places: CataloguePlaces,
): readonly DipIssue[] {
  const rows = catalogueRows(groups, reading);
  const index = principalIndex(rows);
  const issues: DipIssue[] = [];
  let nested = 0;
  for (const row of rows) {
    const others = index.near(row).filter((other) => mayBothFit(row, other));
    const takers = others.filter((other) => winnerOf(row, other, reading) === other);
    const by = takersOf(row, takers);
    const place = places.ofGroup(row.code);
    if (by.length > 0) issues.push({ code: 'unreachable-row', place, entry: row.code, by });
    const later = others.filter((other) => other.order > row.order);
    const crossing = later.filter((other) => !isRowWithin(row, other) && !isRowWithin(other, row));
    nested += later.length - crossing.length;
    if (crossing.length > 0)
      issues.push({
        code: 'overlapping-rows',
        place,
        entry: row.code,
        others: crossing.map(({ code }) => code),
      });
  }
  if (nested > 0) issues.push({ code: 'nested-rows', place: null, pairs: nested });
  return issues;
}

/** The rows that between them take every case of a row; none where some of its cases are left. */
function takersOf(row: CatalogueRow, takers: readonly CatalogueRow[]): readonly string[] {
  const whole = takers.find((taker) => isRowWithin(row, taker));
  if (whole) return [whole.code];
  const by = new Set<string>();
  let parts = 0;
  for (const part of takers.length > 0 ? partsOf(row) : []) {
    const taker = ++parts > mostParts ? undefined : takers.find((other) => isRowWithin(part, other));
    if (!taker) return [];
    by.add(taker.code);
  }
  return [...by];
}
