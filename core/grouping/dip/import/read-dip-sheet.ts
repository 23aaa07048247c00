import type { CellPlace } from '../../import/import-issue.ts';
import { columnLetters, type Sheet, type Workbook } from '../../workbook/workbook.ts';
import type { DipIssue } from './dip-issue.ts';
import { codeIn, findHeaders, publishedHeader, settleColumns } from './sheet-header.ts';
import { isBlankRow, type SheetTally, unreadTally } from './sheet-tally.ts';
import { halfWidth } from './tidy-cell.ts';
import { tooLongCells } from './too-long-cells.ts';
import { isWholeAsNumber } from './whole-as-number.ts';
import type { DipColumn, DipSheetLayout, DipVocabulary } from './workbook-vocabulary.ts';

/** One row of a sheet, by column; `''` for a column that the sheet does not have. */
export interface DipRow {
  readonly cell: (column: DipColumn) => string;
  readonly has: (column: DipColumn) => boolean;
  readonly place: (column?: DipColumn) => CellPlace;
  /** The columns that say something. */
  readonly filled: readonly DipColumn[];
  /** Everything the row says, columns without a name included. */
  readonly texts: readonly string[];
}

/**
 * What a row became. One that became nothing says why; that is all there is to be lost.
 * `used` is what it was put into, which may be an entry of a row above.
 */
export type RowFate<T> =
  | { readonly used: T; readonly issues?: readonly DipIssue[] }
  | { readonly issues: readonly [DipIssue, ...DipIssue[]] };

/** How the rows of a sheet are read; `before` is what the last row that was used became. */
export type ReadRow<T> = (row: DipRow, before: T | null) => RowFate<T>;

export interface ReadSheet<T> {
  readonly entries: readonly T[];
  /** `null` where there is no such sheet. */
  readonly tally: SheetTally | null;
}

/** Reads a sheet row by row below its header, and again below every other header that stands in between. */
export function readDipSheet<T>(
  layout: DipSheetLayout,
  workbook: Workbook,
  vocabulary: DipVocabulary,
  readRow: ReadRow<T>,
  issues: DipIssue[],
): ReadSheet<T> {
  const name = findDipSheet(workbook, layout);
  const sheet = name === null ? undefined : workbook.get(name);
  if (name === null || sheet === undefined) {
    issues.push({ code: 'sheet-missing', place: null, sheet: layout.names[0] ?? layout.kind });
    return { entries: [], tally: null };
  }
  const known = findHeaders(sheet, layout, vocabulary);
  const headers = known.length > 0 ? known : publishedHeader(name, sheet, layout, issues);
  const [first] = headers;
  if (!first) {
    const tally = unreadTally(name, sheet);
    issues.push({
      code: 'header-missing',
      place: { sheet: name, row: 1, column: 'A' },
      sheet: name,
      rows: tally.read,
    });
    return { entries: [], tally };
  }
  const reader = new SheetReader(name, sheet, readRow, issues);
  reader.readAbove(first.row);
  for (const [i, header] of headers.entries()) {
    const end = headers[i + 1]?.row ?? sheet.length;
    if (i > 0) reader.tellHeaderAgain(header.row, [...header.columns.keys()]);
    reader.read(header.row + 1, end, settleColumns(name, sheet, header, layout, issues));
  }
  return { entries: [...reader.entries], tally: reader.tally() };
}

/** The name by which a workbook has a sheet. */
export function findDipSheet(workbook: Workbook, layout: DipSheetLayout): string | null {
  const wanted = layout.names.map(plainName);
  return [...workbook.keys()].find((name) => wanted.includes(plainName(name))) ?? null;
}

function plainName(name: string): string {
  return halfWidth(name)
    .replaceAll(/[\s、.]/g, '')
    .replaceAll('—', '-')
    .replaceAll(/-+/g, '-')
    .toUpperCase();
}

const codeColumns = ['principal', 'main', 'related', 'other'] as const satisfies readonly DipColumn[];

/** Goes through the rows and keeps account of them. */
class SheetReader<T> {
  readonly entries = new Set<T>();
  #last: T | null = null;
  #blank = 0;
  #used = 0;
  #reported = 0;
  readonly #name: string;
  readonly #sheet: Sheet;
  readonly #readRow: ReadRow<T>;
  readonly #issues: DipIssue[];
  #above = 0;

  constructor(name: string, sheet: Sheet, readRow: ReadRow<T>, issues: DipIssue[]) {
    this.#name = name;
    this.#sheet = sheet;
    this.#readRow = readRow;
    this.#issues = issues;
  }

  /** The first header, and titles above it; a row with codes there has lost its header. */
  readAbove(end: number): void {
    if (end >= 0) this.#above++;
    for (const [row, cells] of this.#sheet.slice(0, Math.max(end, 0)).entries()) {
      const code = codeIn(cells);
      if (isBlankRow(cells)) this.#blank++;
      else if (code === undefined) this.#above++;
      else {
        this.#reported++;
        this.#issues.push({
          code: 'row-before-header',
          place: this.#place(row, cells.indexOf(code)),
          text: code,
        });
      }
    }
  }

  /** A header between the rows is one of them that became nothing. */
  tellHeaderAgain(row: number, columns: readonly string[]): void {
    this.#reported++;
    this.#issues.push({ code: 'header-again', place: this.#place(row, 0), columns });
  }

  read(start: number, end: number, columns: ReadonlyMap<DipColumn, number>): void {
    const unnamed = new Map<number, number>();
    const named = new Set(columns.values());
    for (let at = start; at < end; at++) {
      const cells = this.#sheet[at] ?? [];
      if (isBlankRow(cells)) {
        this.#blank++;
        continue;
      }
      for (const [column, text] of cells.entries())
        if (text.trim() !== '' && !named.has(column)) unnamed.set(column, (unnamed.get(column) ?? 0) + 1);
      const [unfit, ...others] = [
        ...tooLongCells(cells, (column) => this.#place(at, column)),
        ...this.#codesAsNumbers(at, cells, columns),
      ];
      this.#take(
        unfit ? { issues: [unfit, ...others] } : this.#readRow(this.#rowAt(at, cells, columns), this.#last),
      );
    }
    for (const [column, cells] of unnamed) {
      const header = this.#sheet[start - 1]?.[column] ?? '';
      this.#issues.push({ code: 'column-unknown', place: this.#place(start - 1, column), header, cells });
    }
  }

  #codesAsNumbers(
    at: number,
    cells: readonly string[],
    columns: ReadonlyMap<DipColumn, number>,
  ): readonly DipIssue[] {
    return codeColumns.flatMap((column) => {
      const index = columns.get(column) ?? -1;
      const text = cells[index] ?? '';
      const isNumber = this.#sheet.numbers?.has(`${columnLetters(Math.max(index, 0))}${at + 1}`) === true;
      if (index < 0 || !isNumber || isWholeAsNumber(text)) return [];
      return [{ code: 'code-as-number' as const, place: this.#place(at, index), column, text }];
    });
  }

  tally(): SheetTally {
    const rows = this.#sheet.length;
    const read = this.#used + this.#reported;
    return {
      sheet: this.#name,
      rows,
      header: this.#above,
      blank: this.#blank,
      read,
      used: this.#used,
      reported: this.#reported,
    };
  }

  #take(fate: RowFate<T>): void {
    this.#issues.push(...(fate.issues ?? []));
    if ('used' in fate) {
      this.#used++;
      this.#last = fate.used;
      this.entries.add(fate.used);
    } else this.#reported++;
  }

  #rowAt(at: number, cells: readonly string[], columns: ReadonlyMap<DipColumn, number>): DipRow {
    const cell = (column: DipColumn) => cells[columns.get(column) ?? -1]?.trim() ?? '';
    return {
      cell,
      has: (column) => columns.has(column),
      place: (column) => this.#place(at, (column === undefined ? undefined : columns.get(column)) ?? 0),
      filled: [...columns.keys()].filter((column) => cell(column) !== ''),
      texts: cells.map((text) => text.trim()).filter((text) => text !== ''),
    };
  }

  #place(row: number, column: number): CellPlace {
    return { sheet: this.#name, row: row + 1, column: columnLetters(Math.max(column, 0)) };
  }
}
