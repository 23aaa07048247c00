import { normaliseName } from '../../claims/csv-columns.ts';
import type { Departments } from '../../claims/departments.ts';
import { isPeriod } from '../../indicators/period.ts';
import type { CapacityKind } from '../forecast-parameters.ts';
import { type CapacityColumn, type CapacityColumns, capacityColumns } from './capacity-columns.ts';
import type { CapacityFault, CapacityProblem } from './capacity-fault.ts';
import type { CapacityRow } from './compare-capacity.ts';
import { wholeUnit } from './compare-units.ts';

/** A row of a spreadsheet. */
export interface TableRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CapacityTable {
  readonly rows: readonly CapacityRow[];
  /** All that is wrong: rows are good only where there is nothing. */
  readonly faults: readonly CapacityFault[];
}

export interface CapacityTableKnowledge {
  readonly columns: CapacityColumns;
  readonly kinds: readonly CapacityKind[];
  readonly departments: Departments;
}

type Cells = Readonly<Record<CapacityColumn, string>>;

/** Reads a table whose first row names the columns, in any order and either language. Empty rows are left out. */
export function readCapacity(
  [header, ...body]: readonly TableRow[],
  knowledge: CapacityTableKnowledge,
): CapacityTable {
  const named = header?.cells.map((name) => knowledge.columns.columnByName.get(normaliseName(name))) ?? [];
  const missing = capacityColumns.flatMap((column) => headerFault(column, named, knowledge.columns));
  if (missing.length > 0) return { rows: [], faults: missing };
  const faults: CapacityFault[] = [];
  const lines = new Map<string, number>();
  const rows = body.flatMap(({ line, cells }) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const read = (column: CapacityColumn) => cells[named.indexOf(column)]?.trim() ?? '';
    const byColumn = Object.fromEntries(capacityColumns.map((column) => [column, read(column)])) as Cells;
    const refuse = (column: CapacityColumn, problem: CapacityProblem) => {
      faults.push({ line, column, value: byColumn[column], problem });
      return null;
    };
    const row = readRow(byColumn, knowledge, refuse);
    if (!row) return [];
    const key = JSON.stringify([row.month, row.unit, row.kind]);
    const earlier = lines.get(key);
    if (earlier === undefined) lines.set(key, line);
    else refuse('kind', { code: 'repeated', line: earlier });
    return [row];
  });
  return { rows, faults };
}

function headerFault(
  column: CapacityColumn,
  named: readonly (CapacityColumn | undefined)[],
  { namesOf }: CapacityColumns,
): readonly CapacityFault[] {
  const times = named.filter((one) => one === column).length;
  if (times === 1) return [];
  const problem: CapacityProblem =
    times === 0 ? { code: 'missing-column', names: namesOf(column) } : { code: 'repeated-column' };
  return [{ line: 1, column, value: '', problem }];
}

function readRow(
  cells: Cells,
  { columns, kinds, departments }: CapacityTableKnowledge,
  refuse: (column: CapacityColumn, problem: CapacityProblem) => null,
): CapacityRow | null {
  const isMonth = /^\d{4}-\d\d$/.test(cells.month) && isPeriod(cells.month);
  const month = isMonth ? cells.month : refuse('month', { code: 'no-month' });
  const name = columns.kindByName.get(normaliseName(cells.kind)) ?? cells.kind;
  const kind =
    kinds.find(({ id }) => id === name)?.id ??
    refuse('kind', { code: 'unknown-kind', kinds: kinds.map(({ id, name: { zh } }) => `${id} ${zh}`) });
  const amount = /^\d{1,9}(\.\d{1,4})?$/.test(cells.amount)
    ? Number(cells.amount)
    : refuse('amount', { code: 'no-amount' });
  if (month === null || kind === null || amount === null) return null;
  return { month, unit: unitOf(cells.department, columns, departments), kind, amount };
}

/** A code, or a name of the register; what neither is may be a code of the hospital's own. */
function unitOf(text: string, { wholeHospital }: CapacityColumns, departments: Departments): string {
  const name = normaliseName(text);
  if (wholeHospital.has(name)) return wholeUnit;
  const named = [...departments].filter(([, { zh, en }]) =>
    [zh, en].some((one) => normaliseName(one) === name),
  );
  return named.length === 1 && !departments.has(text) ? (named[0] as [string, unknown])[0] : text;
}
