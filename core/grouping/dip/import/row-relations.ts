import type { DipReading } from '../catalogue.ts';
import type { CatalogueRow } from './catalogue-row.ts';
import { isCellWithin, isLedCellWithin, placesMeet } from './cell-cover.ts';

/** Whether every case that fits one row fits the other. */
export function isRowWithin(narrow: CatalogueRow, wide: CatalogueRow): boolean {
  return (
    isLedCellWithin(narrow.principal, wide.principal) &&
    (!wide.isConservative || narrow.isConservative) &&
    isLedCellWithin(narrow.main, wide.main) &&
    isCellWithin(narrow.related, wide.related) &&
    isCellWithin(narrow.otherDiagnosis, wide.otherDiagnosis) &&
    [narrow.anyOperation, narrow.main, narrow.related].some((cell) =>
      isCellWithin(cell, wide.anyOperation),
    ) &&
    [narrow.anyDiagnosis, narrow.principal, narrow.otherDiagnosis].some((cell) =>
      isCellWithin(cell, wide.anyDiagnosis),
    ) &&
    areBoundsWithin(narrow, wide)
  );
}

function areBoundsWithin(narrow: CatalogueRow, wide: CatalogueRow): boolean {
  const { weight } = wide;
  return (
    narrow.ageDaysUnder <= wide.ageDaysUnder &&
    (weight === null ||
      (narrow.weight !== null && narrow.weight.from >= weight.from && narrow.weight.to <= weight.to)) &&
    (wide.resistant === null || narrow.resistant === wide.resistant)
  );
}

/** Whether some case may fit both. Codes that stand at no certain place can always stand together. */
export function mayBothFit(one: CatalogueRow, other: CatalogueRow): boolean {
  const asksOperations = (row: CatalogueRow) =>
    row.main !== null || row.related !== null || row.anyOperation !== null;
  if ((one.isConservative && asksOperations(other)) || (other.isConservative && asksOperations(one)))
    return false;
  if (one.weight && other.weight && (one.weight.from > other.weight.to || other.weight.from > one.weight.to))
    return false;
  if (one.resistant !== null && other.resistant !== null && one.resistant !== other.resistant) return false;
  return placesMeet(one.principal, other.principal) && placesMeet(one.main, other.main);
}

/** Of two rows that fit a case the one that takes it. */
export function winnerOf(one: CatalogueRow, other: CatalogueRow, { rowChoice }: DipReading): CatalogueRow {
  const first = one.order < other.order ? one : other;
  if (one.stage !== other.stage || rowChoice === 'first' || one.asked === other.asked) return first;
  return one.asked > other.asked ? one : other;
}

/** The row cut into parts of one alternative each of principal diagnosis and operations, as several rows may share it out. */
export function* partsOf(row: CatalogueRow): Generator<CatalogueRow> {
  const alternatives = (cell: CatalogueRow['main']) => (cell === null ? [null] : cell.map((one) => [one]));
  for (const principal of alternatives(row.principal))
    for (const main of alternatives(row.main))
      for (const anyOperation of alternatives(row.anyOperation))
        yield { ...row, principal, main, anyOperation };
}
