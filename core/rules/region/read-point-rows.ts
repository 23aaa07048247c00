import { normaliseName } from '../../claims/csv-columns.ts';
import type { CellType, PointsColumns } from './points-columns.ts';

/** A row of a spreadsheet. */
export interface CellRow {
  /** From 1, as the file or the spreadsheet counts. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface PointRows {
  /** As tables have them, still to be checked. */
  readonly rows: readonly (readonly unknown[])[];
  /** Line of each row. */
  readonly lines: readonly number[];
  /** Columns that no cell of the header names, or more than one does. */
  readonly missing: readonly string[];
}

/**
 * Reads a spreadsheet of one kind of table. The first row names the columns in any order and in either
 * language; others are ignored, so are empty rows.
 */
export function readPointRows(
  [header, ...body]: readonly CellRow[],
  kind: string,
  columns: PointsColumns,
): PointRows {
  const wanted = columns.ofKind(kind) ?? [];
  const named = header?.cells.map((name) => columns.columnByName.get(normaliseName(name)));
  const missing = wanted.map(([column]) => column).filter((column) => !isNamedOnce(named, column));
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const read = ({ cells }: CellRow) =>
    wanted.map(([column, type]) => {
      return readCell(cells[named?.indexOf(column) ?? -1]?.trim() ?? '', type, columns.values);
    });
  return {
    rows: missing.length > 0 ? [] : filled.map(read),
    lines: filled.map(({ line }) => line),
    missing,
  };
}

function isNamedOnce(named: readonly (string | undefined)[] | undefined, column: string): boolean {
  return named?.filter((one) => one === column).length === 1;
}

/** What cannot be read stays text: the schema of the table says what it should have been. */
function readCell(text: string, type: CellType, values: PointsColumns['values']): unknown {
  switch (type) {
    case 'list':
      return entries(text);
    case 'pairs':
      return text === '' ? null : entries(text).map((entry) => entry.split('=').map((part) => part.trim()));
    case 'ages':
      return text.includes('..') ? text.split('..').map((age) => age.trim() || null) : text;
    case 'yuan':
      return isYuan(text) ? Math.round(Number(text) * 100) : text;
    case 'value':
      return text === '' ? null : (values.get(text) ?? (isNumber(text) ? Number(text) : text));
    case 'text':
      return text === '' ? null : text;
  }
}

function entries(text: string): readonly string[] {
  return text.split('|').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
}

/** There is nothing less than a fen: more decimals are a mistake, not to be rounded away. */
function isYuan(text: string): boolean {
  return /^-?\d+(\.\d{1,2}0*)?$/.test(text);
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
