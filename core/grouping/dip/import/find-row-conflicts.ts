import type { DipGroup, DipReading } from '../catalogue.ts';
import type { CataloguePlaces } from './catalogue-reading.ts';
import { type CatalogueRow, catalogueRows, partsByAsked } from './catalogue-row.ts';
import type { DipIssue } from './dip-issue.ts';
import { principalIndex } from './principal-index.ts';
import { isRowWithin, mayBothFit, partsOf, winnerOf } from './row-relations.ts';

/** Rows that are cut into more parts than this are held against others as a whole only. */
const mostParts = 500;

/**
 * Finds core groups that no case reaches, because others take all of their cases, and tells which groups may both fit
 * one case: those of one stage of which neither is the narrower with their codes, all others by their number.
 */
export function findRowConflicts(
  groups: readonly DipGroup[],
  reading: DipReading,
  places: CataloguePlaces,
): readonly DipIssue[] {
  const rows = catalogueRows(groups, reading);
  const index = principalIndex(rows);
  const issues: DipIssue[] = [];
  let [nested, ofTwoStages] = [0, 0];
  for (const row of rows) {
    const others = index.near(row).filter((other) => mayBothFit(row, other));
    const by = whoTakesAll(row, others, reading);
    const place = places.ofGroup(row.code);
    if (by.length > 0) issues.push({ code: 'unreachable-row', place, entry: row.code, by });
    const later = others.filter((other) => other.order > row.order);
    const beside = later.filter((other) => !isRowWithin(row, other) && !isRowWithin(other, row));
    const crossing = beside.filter(({ stage }) => stage === row.stage).map(({ code }) => code);
    nested += later.length - beside.length;
    ofTwoStages += beside.length - crossing.length;
    if (crossing.length > 0)
      issues.push({ code: 'overlapping-rows', place, entry: row.code, others: crossing });
  }
  if (nested + ofTwoStages > 0) issues.push({ code: 'ordered-rows', place: null, nested, ofTwoStages });
  return issues;
}

/** The rows that between them take every case of a row; none where some of its cases are left. */
function whoTakesAll(
  row: CatalogueRow,
  others: readonly CatalogueRow[],
  reading: DipReading,
): readonly string[] {
  const cut = reading.rowChoice === 'narrowest' ? partsByAsked : (whole: CatalogueRow) => [whole];
  const rivals = others.flatMap(cut);
  const by = new Set<string>();
  for (const part of cut(row)) {
    const takers = takersOf(
      part,
      rivals.filter((rival) => winnerOf(part, rival, reading) === rival),
    );
    if (takers.length === 0) return [];
    for (const code of takers) by.add(code);
  }
  return [...by];
}

/** As {@link whoTakesAll}, of a part that asks equally many operations, and rivals that win it from the row. */
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
