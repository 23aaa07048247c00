import { normaliseName } from '../../../claims/csv-columns.ts';
import type { TableRow } from '../../../claims/plain-table.ts';
import type { FactPlace } from '../../import/import-issue.ts';
import { columnLetters } from '../../workbook/workbook.ts';
import type { CatalogueTableWords, TableColumn } from './catalogue-table-words.ts';
import type { DipIssue } from './dip-issue.ts';
import { halfWidth } from './tidy-cell.ts';
import { tooLongCells } from './too-long-cells.ts';
import { isWholeAsNumber } from './whole-as-number.ts';

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
  const taken = new Set<number>();
  for (const { column, names, optional } of words.columns) {
    const known = new Set([column, ...names].map((name) => normaliseName(halfWidth(name))));
    const all = named.flatMap((text, at) => (known.has(text) ? [at] : []));
    for (const at of all) taken.add(at);
    const [at] = all;
    if (at !== undefined) columns.set(column, at);
    else if (!optional) issues.push({ code: 'column-missing', place: place(column), column });
    const headers = all.map((one) => header?.cells[one]?.trim() ?? '');
    if (all.length > 1) issues.push({ code: 'column-twice', place: place(column), column, headers });
  }
  for (const [at, text] of (header?.cells ?? []).entries()) {
    const cells = body.filter((row) => (row.cells[at]?.trim() ?? '') !== '').length;
    if (!taken.has(at) && cells > 0)
      issues.push({
        code: 'column-unknown',
        place: place(text.trim() || columnLetters(at)),
        header: text,
        cells,
      });
  }
  return columns;
}

/** A row of a table, and which of its cells a spreadsheet keeps as numbers. */
export interface CatalogueTableLine extends TableRow {
  /** Columns from 0. */
  readonly numbers?: ReadonlySet<number>;
}

const codeColumns = ['principal', 'procedures', 'related', 'other'] as const satisfies readonly TableColumn[];

/** Codes that a spreadsheet keeps as numbers, and which may have lost their zeros so. */
export function codesAsNumbers(
  file: string,
  { line, cells, numbers }: CatalogueTableLine,
  columns: ReadonlyMap<TableColumn, number>,
): readonly DipIssue[] {
  return codeColumns.flatMap((column) => {
    const index = columns.get(column) ?? -1;
    const text = cells[index] ?? '';
    if (!numbers?.has(index) || isWholeAsNumber(text)) return [];
    return [{ code: 'code-as-number' as const, place: { file, line, path: column }, column, text }];
  });
}

/** What makes a row unfit to be read: cells beyond the header, as of a comma too many, or one too long to be a cell. */
export function rowShapeIssues(file: string, { line, cells }: TableRow, width: number): readonly DipIssue[] {
  const beyond = cells.slice(width).filter((text) => text.trim() !== '');
  const path = columnLetters(width);
  return [
    ...(beyond.length > 0
      ? [{ code: 'cells-beyond-header' as const, place: { file, line, path }, texts: beyond }]
      : []),
    ...tooLongCells(cells, (at) => ({ file, line, path: columnLetters(at) })),
  ];
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
