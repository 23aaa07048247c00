import { normaliseName } from '../../../claims/csv-columns.ts';
import type { TableRow } from '../../../claims/plain-table.ts';
import type { FactPlace } from '../../import/import-issue.ts';
import type { CatalogueTableWords, TableColumn } from './catalogue-table-words.ts';
import type { DipIssue } from './dip-issue.ts';
import { halfWidth } from './tidy-cell.ts';

/** One row of an area's table, by column; `''` for a column that the table does not have. */
export interface CatalogueTableRow {
  readonly cell: (column: TableColumn) => string;
  readonly place: (column?: TableColumn) => FactPlace;
}

/** The columns of a table by its first row; tells of those that are missing, stand twice, or are not known. */
export function tableColumns(
  file: string,
  [header, ...body]: readonly TableRow[],
  words: CatalogueTableWords,
  issues: DipIssue[],
): ReadonlyMap<TableColumn, number> {
  const named = (header?.cells ?? []).map((name) => normaliseName(halfWidth(name)));
  const place = (path: string): FactPlace => ({ file, line: header?.line ?? 1, path });
  const columns = new Map<TableColumn, number>();
  for (const { column, names, optional } of words.columns) {
    const known = [column, ...names].map((name) => normaliseName(halfWidth(name)));
    const [at] = known.flatMap((name) => named.flatMap((text, i) => (text === name ? [i] : [])));
    if (at !== undefined) columns.set(column, at);
    else if (!optional) issues.push({ code: 'column-missing', place: place(column), column });
  }
  const taken = new Set(columns.values());
  for (const [at, text] of (header?.cells ?? []).entries()) {
    const cells = body.filter((row) => (row.cells[at]?.trim() ?? '') !== '').length;
    if (!taken.has(at) && cells > 0)
      issues.push({ code: 'column-unknown', place: place(text), header: text, cells });
  }
  return columns;
}

export function tableRow(
  file: string,
  { line, cells }: TableRow,
  columns: ReadonlyMap<TableColumn, number>,
): CatalogueTableRow {
  return {
    cell: (column) => cells[columns.get(column) ?? -1]?.trim() ?? '',
    place: (column) => ({ file, line, path: column ?? '' }),
  };
}
