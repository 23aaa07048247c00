import type { CellPlace, ImportIssue } from '../import/import-issue.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';
import { columnLetters, type Sheet, type Workbook } from './workbook.ts';

type SheetKind = keyof RuleVocabulary['sheets'];

/** Columns of each sheet in the published order; `order` counts within the group above. */
const layouts = {
  mdc: ['code', 'name', 'rule', 'order'],
  adrg: ['code', 'name', 'rule', 'mdc', 'order'],
  drg: ['code', 'name', 'rule', 'adrg', 'mdc', 'order'],
  sets: ['set', 'code'],
  complications: ['code', 'name', 'table', 'type'],
  exclusions: ['table', 'code'],
} as const satisfies Record<SheetKind, readonly string[]>;

export type Column<K extends SheetKind> = (typeof layouts)[K][number];

/** One row of a sheet, by column. */
export interface SheetRow<K extends SheetKind> {
  readonly cell: (column: Column<K>) => string;
  /** Whether the sheet has the column at all. */
  readonly has: (column: Column<K>) => boolean;
  readonly place: (column: Column<K>, position?: number) => CellPlace;
}

/** The more telling words first: what names an order, a rule or a title is no code, whatever else it names. */
const recognized = ['order', 'rule', 'name', 'type', 'mdc', 'adrg', 'set', 'table', 'code'];
const mdcCode = /^(?:MDC[A-Z]|0000)$/i;

/** The rows of a sheet below its header; reports a sheet or a column that is not there. */
export function readSheetRows<K extends SheetKind>(
  kind: K,
  workbook: Workbook,
  vocabulary: RuleVocabulary,
  issues: ImportIssue[],
): readonly SheetRow<K>[] {
  const [name, sheet] = findSheet(workbook, vocabulary.sheets[kind]);
  const start = sheet && firstRow(kind, sheet);
  if (!sheet || start === undefined) {
    issues.push({ code: 'sheet-missing', place: null, sheet: name });
    return [];
  }
  const columns = findColumns(kind, sheet, start, vocabulary);
  const width = Math.max(...sheet.slice(0, start + 1).map((row) => row.length));
  for (const column of layouts[kind]) {
    if ((columns.get(column) ?? width) < width) continue;
    issues.push({ code: 'column-missing', place: { sheet: name, row: start, column: 'A' }, column });
  }
  return sheet.slice(start).flatMap((cells, i) => {
    if (cells.every((cell) => cell === '')) return [];
    const at = (column: Column<K>) => columns.get(column) as number;
    return {
      cell: (column) => cells[at(column)] ?? '',
      has: (column) => at(column) < width,
      place: (column, position) => ({
        sheet: name,
        row: start + i + 1,
        column: columnLetters(at(column)),
        ...(position !== undefined && { position }),
      }),
    };
  });
}

function findSheet(workbook: Workbook, names: readonly string[]): [name: string, sheet: Sheet | undefined] {
  const wanted = names.map((name) => name.toUpperCase());
  const found = [...workbook].find(([name]) => wanted.includes(name.trim().toUpperCase()));
  return found ?? [names.join(' / '), undefined];
}

/** Sheets of groups have one or two header rows, and begin with the first MDC; the others have one. */
function firstRow(kind: SheetKind, sheet: Sheet): number | undefined {
  if (kind !== 'mdc' && kind !== 'adrg' && kind !== 'drg') return 1;
  const row = sheet.findIndex((cells) => cells.some((cell) => mdcCode.test(cell)));
  return row < 0 ? undefined : row;
}

/** By the header that says most, and where it says nothing by the published order. */
function findColumns(
  kind: SheetKind,
  sheet: Sheet,
  start: number,
  vocabulary: RuleVocabulary,
): ReadonlyMap<string, number> {
  const layout: readonly string[] = layouts[kind];
  const headers = sheet.slice(0, start).map((header) => matchHeader(header, layout, vocabulary));
  const best = headers.reduce((one, other) => (other.size > one.size ? other : one), new Map());
  const taken = new Set(best.values());
  // Some editions begin with a column that means nothing.
  const shift = kind === 'adrg' && (sheet[start]?.length ?? 0) > layout.length ? 1 : 0;
  for (const [index, column] of layout.entries())
    if (!best.has(column) && !taken.has(index + shift)) best.set(column, index + shift);
  return best;
}

function matchHeader(
  header: readonly string[],
  layout: readonly string[],
  vocabulary: RuleVocabulary,
): Map<string, number> {
  const found = new Map<string, number>();
  const free = header.map((text, index) => ({ text: text.toLowerCase(), index }));
  for (const column of recognized.filter((name) => layout.includes(name))) {
    const words = vocabulary.columns[column] ?? [];
    const fits = ({ text }: { text: string }) => words.some((word) => text.includes(word));
    // A running number may stand in front; the order within the group is the last column.
    const place = column === 'order' ? free.findLastIndex(fits) : free.findIndex(fits);
    if (place >= 0) found.set(column, (free.splice(place, 1)[0] as { index: number }).index);
  }
  return found;
}
