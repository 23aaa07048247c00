import type { Workbook } from '../../workbook/workbook.ts';
import type { CoreStage, DipGroup } from '../catalogue.ts';
import type { DipIssue } from './dip-issue.ts';
import { groupTitle } from './group-title.ts';
import { isOfNewborns, newbornBounds } from './newborn-bounds.ts';
import { readCell } from './read-cell.ts';
import { type DipRow, type ReadSheet, type RowFate, readDipSheet } from './read-dip-sheet.ts';
import { halfWidth } from './tidy-cell.ts';
import type { DipSheetLayout, DipVocabulary } from './workbook-vocabulary.ts';

/** A group as a sheet has it, and where. */
export interface PlacedGroup {
  /** May be joined by rows below. */
  group: DipGroup;
  /** Class and number of the sheet, before anything is put behind them. */
  readonly code: string;
  readonly row: DipRow;
}

/** The cells that say whom a group takes, by the names of the catalogue. */
type Cells = Partial<
  Record<'principal' | 'main' | 'related' | 'anyOperation' | 'otherDiagnosis' | 'anyDiagnosis', string>
>;

const cellColumns = ['principal', 'main', 'related', 'other'] as const;
type CellColumn = (typeof cellColumns)[number];

/** A number, with the letters of its class before it or not; spreadsheets may have given it decimals. */
const numberShape = /^(?:([A-Z]{2})-?)?0*(\d+)(?:\.0+)?$/;

function plain(text: string): string {
  return halfWidth(text).replaceAll(/\s/g, '').toUpperCase();
}

/** Reads a sheet of core groups. */
export function readCoreSheet(
  stage: CoreStage,
  layout: DipSheetLayout,
  workbook: Workbook,
  vocabulary: DipVocabulary,
  issues: DipIssue[],
): ReadSheet<PlacedGroup> {
  const reader = new CoreRows(stage, layout, vocabulary);
  return readDipSheet(layout, workbook, vocabulary, (row, before) => reader.read(row, before), issues);
}

class CoreRows {
  readonly #seen = new Map<string, string>();
  readonly #stage: CoreStage;
  readonly #layout: DipSheetLayout;
  readonly #vocabulary: DipVocabulary;

  constructor(stage: CoreStage, layout: DipSheetLayout, vocabulary: DipVocabulary) {
    this.#stage = stage;
    this.#layout = layout;
    this.#vocabulary = vocabulary;
  }

  read(row: DipRow, before: PlacedGroup | null): RowFate<PlacedGroup> {
    if (row.cell('number') === '' && !numberShape.test(plain(row.cell('class'))))
      return this.#readUnnumbered(row, before);
    const issues: DipIssue[] = [];
    const code = this.#readCode(row, issues);
    const cells = this.#readCells(row, before, issues);
    const resistant = this.#readResistant(row, issues);
    const isNewborns = cells?.anyDiagnosis !== undefined;
    const bounds = isNewborns ? newbornBounds(row, this.#vocabulary, issues) : {};
    if (code === null || cells === null || resistant === null || bounds === null) return unused(issues);
    const group: DipGroup = {
      code,
      stage: this.#stage,
      title: { zh: groupTitle(row, code) },
      ...cells,
      ...descriptions(row),
      ...bounds,
      ...(resistant !== undefined && { resistant }),
      score: null,
    };
    return this.#once({ group, code, row }, issues);
  }

  /** A number twice is a mistake, unless it says the same twice. */
  #once(placed: PlacedGroup, issues: readonly DipIssue[]): RowFate<PlacedGroup> {
    const said = JSON.stringify(placed.group);
    const before = this.#seen.get(placed.code);
    this.#seen.set(placed.code, before ?? said);
    if (before === undefined) return { used: placed, issues };
    const code = before === said ? 'repeated-row' : 'repeated-entry';
    return { issues: [{ code, place: placed.row.place('number'), entry: placed.code }, ...issues] };
  }

  #readCode(row: DipRow, issues: DipIssue[]): string | null {
    const ofSheet = this.#layout.class ?? '';
    // Some editions write both into one cell.
    const isOne = row.cell('number') === '';
    const letters = isOne ? '' : plain(row.cell('class'));
    const number = numberShape.exec(plain(row.cell(isOne ? 'class' : 'number')));
    const says = (column: 'class' | 'number', expected: string): null => {
      const text = row.cell(column);
      issues.push({ code: 'cell-unreadable', place: row.place(column), column, text, expected });
      return null;
    };
    if (letters !== '' && letters !== ofSheet && !this.#isCalled(letters)) return says('class', ofSheet);
    if (number === null || (number[1] ?? ofSheet) !== ofSheet) return says('number', `${ofSheet}-1`);
    return `${ofSheet}-${number[2]}`;
  }

  /** Some editions write out the name of the class. */
  #isCalled(text: string): boolean {
    return text.length > 2 && this.#layout.names.some((name) => halfWidth(name).toUpperCase().includes(text));
  }

  #readCells(row: DipRow, before: PlacedGroup | null, issues: DipIssue[]): Cells | null {
    const read = cellColumns.map((column) => [column, this.#readCell(row, column, before, issues)] as const);
    if (read.some(([, text]) => text === null)) return null;
    const { principal, main, related, other } = Object.fromEntries(
      read.filter(([, text]) => text !== ''),
    ) as Partial<Record<CellColumn, string>>;
    if (this.#stage === 'early' && isOfNewborns(principal ?? '', this.#vocabulary))
      return principal === undefined ? {} : { anyDiagnosis: principal };
    const anywhere = this.#stage === 'early' || this.#stage === 'tumours';
    return {
      ...(principal !== undefined && { principal }),
      ...(other !== undefined && { otherDiagnosis: other }),
      ...(main !== undefined && { [anywhere ? 'anyOperation' : 'main']: main }),
      ...(related !== undefined && { related }),
    };
  }

  #readCell(row: DipRow, column: CellColumn, before: PlacedGroup | null, issues: DipIssue[]): string | null {
    const kind = column === 'principal' || column === 'other' ? 'dx' : 'proc';
    const isNewborns =
      this.#stage === 'early' && isOfNewborns(row.cell('principal').toUpperCase(), this.#vocabulary);
    if (isNewborns && kind === 'proc') return '';
    if (row.cell(column) !== '' || !this.#mustSay(column)) return readCell(row, column, kind, issues);
    const text = before && said(before, column);
    const place = row.place(column);
    issues.push(
      text ? { code: 'cell-from-above', place, column, text } : { code: 'cell-empty', place, column },
    );
    return text;
  }

  /** An empty cell of operations asks for none; of these sheets the other cells part the groups. */
  #mustSay(column: CellColumn): boolean {
    if (column === 'principal') return true;
    if (column === 'other') return this.#stage === 'burns' || this.#stage === 'tumours';
    return column === 'main' && (this.#stage === 'early' || this.#stage === 'tumours');
  }

  /** `undefined` on sheets that do not ask; `null` where it could not be read. */
  #readResistant(row: DipRow, issues: DipIssue[]): boolean | null | undefined {
    if (this.#stage !== 'tuberculosis') return undefined;
    const text = halfWidth(row.cell('resistant')).trim().toUpperCase();
    if (this.#vocabulary.yes.includes(text)) return true;
    if (this.#vocabulary.no.includes(text)) return false;
    const [column, place] = ['resistant', row.place('resistant')];
    const expected = [...this.#vocabulary.yes.slice(0, 1), ...this.#vocabulary.no.slice(0, 1)].join('/');
    issues.push(
      text === ''
        ? { code: 'cell-empty', place, column }
        : { code: 'cell-unreadable', place, column, text, expected },
    );
    return null;
  }

  /** More of the row above, a footnote, or a group that lost its number. */
  #readUnnumbered(row: DipRow, before: PlacedGroup | null): RowFate<PlacedGroup> {
    const asked = cellColumns.filter((column) => row.cell(column) !== '');
    const [column] = asked;
    if (row.cell('class') === '' && column !== undefined && asked.length === 1 && before !== null) {
      const issues: DipIssue[] = [];
      const kind = column === 'principal' || column === 'other' ? 'dx' : 'proc';
      const more = readCell(row, column, kind, issues);
      if (more === null) return unused(issues);
      if (join(before, column, more))
        return {
          used: before,
          issues: [{ code: 'row-joined', place: row.place(column), entry: before.code, column }],
        };
    }
    if (isRemark(row)) return { issues: [{ code: 'remark', place: row.place(), text: row.texts.join(' ') }] };
    return { issues: [{ code: 'cell-empty', place: row.place('number'), column: 'number' }] };
  }
}

/** A single text in the first column or beside all columns; two letters are what is left of a group. */
function isRemark({ texts: [text = '', ...others], filled }: DipRow): boolean {
  const isAside = filled.every((column) => column === 'class');
  return others.length === 0 && isAside && !/^(?:[A-Za-z]{1,2}|[\d.]+)$/.test(text);
}

const cellNames: Readonly<Record<CellColumn, readonly (keyof Cells)[]>> = {
  principal: ['principal', 'anyDiagnosis'],
  main: ['main', 'anyOperation'],
  related: ['related'],
  other: ['otherDiagnosis'],
};

function said({ group }: PlacedGroup, column: CellColumn): string | null {
  return cellNames[column].map((name) => group[name]).find((text) => text !== undefined) ?? null;
}

/** Puts more alternatives into the cell of a group; whether there is such a cell. */
function join(placed: PlacedGroup, column: CellColumn, more: string): boolean {
  const name = cellNames[column].find((key) => placed.group[key] !== undefined);
  if (name === undefined) return false;
  placed.group = { ...placed.group, [name]: `${placed.group[name]}|${more}` };
  return true;
}

function descriptions(row: DipRow): Pick<DipGroup, 'degree' | 'area'> {
  const [degree, area] = [row.cell('degree'), row.cell('area')];
  return { ...(degree !== '' && { degree }), ...(area !== '' && { area }) };
}

/** Of a row that could not be read there always is an issue. */
function unused<T>(issues: readonly DipIssue[]): RowFate<T> {
  const [first, ...others] = issues;
  if (!first) throw new Error('a row became nothing without a word');
  return { issues: [first, ...others] };
}
