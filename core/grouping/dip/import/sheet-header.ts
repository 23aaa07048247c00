import type { CellPlace } from '../../import/import-issue.ts';
import { columnLetters, type Sheet } from '../../workbook/workbook.ts';
import type { DipIssue } from './dip-issue.ts';
import { halfWidth } from './tidy-cell.ts';
import type { DipColumn, DipSheetLayout, DipVocabulary } from './workbook-vocabulary.ts';

/** A row that names columns, and where they stand. */
export interface SheetHeader {
  /** From 0; -1 above the first row. */
  readonly row: number;
  readonly columns: ReadonlyMap<DipColumn, number>;
}

const codeLike = /^(?:[A-Z]\d\d|\d\d\.|XQ|BX|FZ|JC)/;

/** A cell that looks like a code or the class of a group, which no title does. */
export function codeIn(cells: readonly string[]): string | undefined {
  return cells.find((cell) => codeLike.test(halfWidth(cell).trim()));
}

/** The columns that a text may name, in the order of the sheet. */
type ColumnNames = ReadonlyMap<string, readonly DipColumn[]>;

/** All headers of a sheet, those between its rows too. One of two rows is known by the lower one. */
export function findHeaders(
  sheet: Sheet,
  layout: DipSheetLayout,
  vocabulary: DipVocabulary,
): readonly SheetHeader[] {
  const names = columnNames(layout, vocabulary);
  const headers = sheet.flatMap((_, row) => headerAt(sheet, row, names) ?? []);
  const isUpper = ({ row }: SheetHeader, at: number) => headers[at + 1]?.row === row + 1;
  return headers.slice(headers.findIndex((header, at) => !isUpper(header, at)));
}

function columnNames(layout: DipSheetLayout, vocabulary: DipVocabulary): ColumnNames {
  const names = new Map<string, DipColumn[]>();
  for (const column of [...layout.columns, ...(layout.elsewhere ?? [])])
    for (const name of vocabulary.columns[column] ?? []) {
      const text = headerName(name);
      names.set(text, [...(names.get(text) ?? []), column]);
    }
  return names;
}

function headerAt(sheet: Sheet, row: number, names: ColumnNames): SheetHeader | null {
  const own = (sheet[row] ?? []).map(headerName);
  if (!own.some((name) => names.has(name))) return null;
  const above = filledRight((sheet[row - 1] ?? []).map(headerName), own.length);
  const columns = new Map<DipColumn, number>();
  const called = (text: string) => (names.get(text) ?? []).find((column) => !columns.has(column));
  for (const [at, name] of own.entries()) {
    const found = name === '' ? undefined : (called(`${above[at] ?? ''}${name}`) ?? called(name));
    if (found) columns.set(found, at);
  }
  const isHeader = columns.size > 1 && (columns.has('principal') || columns.has('main'));
  return isHeader ? { row, columns: withUpperRow(columns, own, above, names) } : null;
}

/** Class, number and title may stand in the upper row of two alone. */
function withUpperRow(
  columns: Map<DipColumn, number>,
  own: readonly string[],
  above: readonly string[],
  names: ColumnNames,
): Map<DipColumn, number> {
  for (const column of ['class', 'number', 'title'] as const) {
    const at = above.findIndex((name, i) => own[i] === '' && names.get(name)?.includes(column));
    if (at >= 0 && !columns.has(column)) columns.set(column, at);
  }
  return columns;
}

/** Longer texts name no column. */
const longestName = 40;

/** Width, blanks, line breaks and slashes make no difference. */
function headerName(text: string): string {
  if (text.length > longestName) return text;
  return halfWidth(text)
    .replaceAll(/_x000D_|[\s/、()]/gi, '')
    .toLowerCase();
}

/** Of merged cells only the first has the text. */
function filledRight(cells: readonly string[], width: number): readonly string[] {
  let last = '';
  return Array.from({ length: width }, (_, at) => {
    last = cells[at] || last;
    return last;
  });
}

/** The columns as published, for a sheet of which no header is known: below as many rows as published, or fewer. */
export function publishedHeader(
  name: string,
  sheet: Sheet,
  { columns, headerRows }: DipSheetLayout,
  issues: DipIssue[],
): readonly SheetHeader[] {
  const first = sheet.findIndex((cells) => codeIn(cells) !== undefined);
  if (first < 0) return [];
  const start = Math.min(first, headerRows);
  issues.push({ code: 'header-by-order', place: { sheet: name, row: start + 1, column: 'A' }, sheet: name });
  return [{ row: start - 1, columns: new Map(columns.map((column, at) => [column, at])) }];
}

/**
 * The columns of a header, and those that it does not name but that the sheet cannot do without by the published
 * order, where a text that is not known stands in their place. Tells of these, and of those that are nowhere.
 */
export function settleColumns(
  name: string,
  sheet: Sheet,
  header: SheetHeader,
  layout: DipSheetLayout,
  issues: DipIssue[],
): ReadonlyMap<DipColumn, number> {
  const columns = new Map(header.columns);
  const cells = sheet[header.row] ?? [];
  const place = (at: number): CellPlace => ({
    sheet: name,
    row: header.row + 1,
    column: columnLetters(at),
  });
  const isOfNewborns = columns.has('age') || columns.has('weight');
  for (const column of layout.required) {
    if (columns.has(column) || (isOfNewborns && column === 'main')) continue;
    const at = layout.columns.indexOf(column);
    const text = cells[at]?.trim() ?? '';
    if (text !== '' && ![...columns.values()].includes(at)) {
      columns.set(column, at);
      issues.push({ code: 'column-by-order', place: place(at), column, header: text });
    } else issues.push({ code: 'column-missing', place: place(0), column });
  }
  return columns;
}
