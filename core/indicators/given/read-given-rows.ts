import { normaliseName } from '../../claims/csv-columns.ts';
import type { Departments } from '../../claims/departments.ts';
import type { CellRow } from '../../rules/region/read-point-rows.ts';
import { indicatorsInForce, type ManagementIndicator } from '../management-indicator.ts';
import { isPeriod } from '../period.ts';
import type { GivenFault, GivenProblem } from './given-fault.ts';
import type { GivenRow } from './given-month.ts';
import { type MeasureColumn, type MeasureColumns, measureColumns } from './measure-columns.ts';

/** What a table of measures is held against. */
export interface GivenKnowledge {
  readonly columns: MeasureColumns;
  readonly indicators: readonly ManagementIndicator[];
  readonly departments: Departments;
  /** Departments that the hospital's own cases name, whatever the register says. */
  readonly ownDepartments: ReadonlySet<string>;
  /** The latest month that there can be measures of, `yyyy-MM`. */
  readonly thisMonth: string;
}

/** The rows of a table, and all that is wrong with it: rows are good only where there are no faults. */
export interface GivenRows {
  readonly rows: readonly GivenRow[];
  readonly faults: readonly GivenFault[];
}

/** Cells of a row by column. */
type Cells = Readonly<Record<MeasureColumn, string>>;

/** Reads a table whose first row names the columns, in any order and either language. Empty rows are left out. */
export function readGivenRows([header, ...body]: readonly CellRow[], knowledge: GivenKnowledge): GivenRows {
  const named = header?.cells.map((name) => knowledge.columns.columnByName.get(normaliseName(name))) ?? [];
  const headerFaults = measureColumns.flatMap((column) => headerFault(column, named, knowledge.columns));
  if (headerFaults.length > 0) return { rows: [], faults: headerFaults };
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const read = filled.map(({ line, cells }) => {
    const cell = (column: MeasureColumn) => cells[named.indexOf(column)]?.trim() ?? '';
    const byColumn = Object.fromEntries(measureColumns.map((column) => [column, cell(column)])) as Cells;
    return { line, cells: byColumn, ...readRow(line, byColumn, knowledge) };
  });
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    faults: [...read.flatMap(({ faults }) => faults), ...repeatedRows(read)].sort((a, b) => a.line - b.line),
  };
}

function headerFault(
  column: MeasureColumn,
  named: readonly (MeasureColumn | undefined)[],
  { namesOf }: MeasureColumns,
): readonly GivenFault[] {
  const times = named.filter((one) => one === column).length;
  if (times === 1) return [];
  const problem: GivenProblem =
    times === 0 ? { code: 'missing-column', names: namesOf(column) } : { code: 'repeated-column' };
  return [{ line: 1, column, value: '', problem }];
}

interface ReadRow {
  /** `null` where something is wrong with it. */
  readonly row: GivenRow | null;
  readonly faults: readonly GivenFault[];
}

function readRow(line: number, cells: Cells, knowledge: GivenKnowledge): ReadRow {
  const faults: GivenFault[] = [];
  const refuse = (column: GivenFault['column'], problem: GivenProblem, value?: string) => {
    faults.push({ line, column, value: value ?? (column === 'value' ? '' : cells[column]), problem });
    return null;
  };
  const month = readMonth(cells.month, knowledge, (problem) => refuse('month', problem));
  const department =
    departmentOf(cells.department, knowledge) ?? refuse('department', { code: 'unknown-department' });
  const indicator = readIndicator(cells.indicator, month, knowledge, (problem) =>
    refuse('indicator', problem),
  );
  const above = readNumber(cells.numerator) ?? refuse('numerator', { code: 'no-number' });
  const below = readNumber(cells.denominator) ?? refuse('denominator', { code: 'no-number' });
  if (below !== null && below <= 0) refuse('denominator', { code: 'not-positive' });
  else if (indicator && above !== null && below !== null) {
    const { least = null, most = null } = indicator.formula;
    const value = above / below;
    if (value < (least ?? value) || value > (most ?? value))
      refuse('value', { code: 'out-of-range', least, most }, String(value));
  }
  if (faults.length > 0 || month === null || department === null || !indicator) return { row: null, faults };
  return {
    row: { month, department, indicator: indicator.id, above: above as number, below: below as number },
    faults,
  };
}

function readMonth(
  text: string,
  { thisMonth }: GivenKnowledge,
  refuse: (problem: GivenProblem) => null,
): string | null {
  if (!/^\d{4}-\d\d$/.test(text) || !isPeriod(text)) return refuse({ code: 'no-month' });
  return text > thisMonth ? refuse({ code: 'future-month', latest: thisMonth }) : text;
}

/** By code or by the Chinese or English name; `null` where there is none. */
function departmentOf(text: string, { columns, departments, ownDepartments }: GivenKnowledge): string | null {
  const name = normaliseName(text);
  if (columns.wholeHospital.has(name)) return 'all';
  if (departments.has(text) || ownDepartments.has(text)) return text;
  const named = [...departments].filter(([, { zh, en }]) =>
    [zh, en].some((one) => normaliseName(one) === name),
  );
  return named.length === 1 ? (named[0] as [string, unknown])[0] : null;
}

type GivenIndicator = Omit<ManagementIndicator, 'formula'> & {
  readonly formula: Extract<ManagementIndicator['formula'], { kind: 'given' }>;
};

/** By id or name, in force in the month where that is known, and one that people import. */
function readIndicator(
  text: string,
  month: string | null,
  { indicators }: GivenKnowledge,
  refuse: (problem: GivenProblem) => null,
): GivenIndicator | null {
  const name = normaliseName(text);
  const versions = indicators.filter(
    ({ id, name: { zh, en } }) => id === text || [zh, en].some((one) => normaliseName(one) === name),
  );
  const [first] = versions;
  if (!first) return refuse({ code: 'unknown-indicator' });
  const found = month === null ? first : indicatorsInForce(versions, month)[0];
  if (!found) return refuse({ code: 'not-in-force', indicator: first.id });
  const { id, formula } = found;
  if (formula.kind !== 'given') return refuse({ code: 'not-imported', indicator: id, from: 'claims' });
  if (formula.from) return refuse({ code: 'not-imported', indicator: id, from: formula.from });
  return { ...found, formula };
}

function readNumber(text: string): number | null {
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

function repeatedRows(
  read: readonly { readonly line: number; readonly cells: Cells; readonly row: GivenRow | null }[],
): readonly GivenFault[] {
  const lines = new Map<string, number>();
  return read.flatMap(({ line, cells, row }) => {
    if (!row) return [];
    const key = JSON.stringify([row.month, row.department, row.indicator]);
    const earlier = lines.get(key);
    if (earlier === undefined) lines.set(key, line);
    return earlier === undefined
      ? []
      : [{ line, column: 'indicator', value: cells.indicator, problem: { code: 'repeated', line: earlier } }];
  });
}
