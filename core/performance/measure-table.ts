import * as z from 'zod';
import {
  numberCell,
  readPlainTable,
  repeatedRows,
  type TableColumns,
  type TableIssue,
  type TableRow,
} from '../claims/plain-table.ts';
import { performanceFacts } from './performance-facts.ts';
import type { PerformanceScheme } from './performance-scheme.ts';

/** A number that the hospital tells of a unit, a member of it, or the pool. */
export interface ToldMeasure {
  /** {@link poolUnit} for the pool. */
  readonly unit: string;
  readonly member?: string | undefined;
  /** Of the unit; told on any of its rows. */
  readonly kind?: string | undefined;
  /** Of the pool: a source, `kept` or `carried-in`, in yuan. */
  readonly measure: string;
  readonly value: number;
}

export type MeasureReading =
  | { readonly ok: true; readonly measures: readonly ToldMeasure[] }
  | { readonly ok: false; readonly issues: readonly TableIssue[] };

/** In the place of a unit: the pool. */
export const poolUnit = 'pool';

const rowSchema = z.object({
  unit: z.string(),
  member: z.string().optional(),
  kind: z.string().optional(),
  measure: z.string(),
  value: numberCell({ decimals: 6, signed: true }),
});

/** Reads a table of measures; everything that is wrong with it at once. @param schemes whose measures it may have */
export function readMeasureTable(
  rows: readonly TableRow[],
  columns: TableColumns,
  schemes: readonly PerformanceScheme[],
): MeasureReading {
  const read = readPlainTable(rows, columns, rowSchema);
  if (!read.ok) return read;
  const facts = new Set([
    ...performanceFacts.map(({ name }) => name),
    ...schemes.flatMap(({ measures }) => measures.map(({ name }) => name)),
  ]);
  const ofPool = new Set([
    ...schemes.flatMap(({ pool }) => pool.sources.map(({ id }) => id)),
    'kept',
    'carried-in',
  ]);
  const unknown = read.rows.flatMap(({ line, unit, measure }): readonly TableIssue[] => {
    const known = unit === poolUnit ? ofPool : facts;
    if (known.has(measure)) return [];
    const names = unit === poolUnit ? `；可用：${[...ofPool].join('、')}` : '';
    const others = unit === poolUnit ? `; there are ${[...ofPool].join(', ')}` : '';
    const words = { zh: `没有 ${measure}${names}`, en: `there is no ${measure}${others}` };
    return [{ line, column: 'measure', words }];
  });
  const keyOf = ({ unit, member, measure }: ToldMeasure) => [unit, member, measure].filter(Boolean).join(' ');
  const issues = [...unknown, ...repeatedRows(read.rows, 'measure', keyOf)].sort((a, b) => a.line - b.line);
  return issues.length === 0 ? { ok: true, measures: read.rows } : { ok: false, issues };
}
