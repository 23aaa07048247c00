import * as z from 'zod';
import {
  type Lined,
  numberCell,
  readPlainTable,
  repeatedRows,
  type TableColumns,
  type TableIssue,
  type TableReading,
  type TableRow,
} from '../claims/plain-table.ts';
import type { Words } from '../claims/words.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { performanceFacts } from './performance-facts.ts';
import type { PerformanceScheme } from './performance-scheme.ts';

/** A number that the hospital tells of a unit, a member of it, or the pool. */
export interface ToldMeasure {
  /** {@link poolUnit} and {@link everyDepartment} stand for more than a unit. */
  readonly unit: string;
  readonly member?: string | undefined;
  /** Of the unit; told on any of its rows. */
  readonly kind?: string | undefined;
  /** Of the pool: a source, `kept` or `carried-in`, in yuan. */
  readonly measure: string;
  readonly isIndicator: boolean;
  readonly value: number;
}

/** In the place of a unit: the pool. */
export const poolUnit = 'pool';

/** In the place of a unit: every department with cases that tells nothing else itself. */
export const everyDepartment = '*';

const rowSchema = z.object({
  unit: z.string(),
  member: z.string().optional(),
  kind: z.string().optional(),
  measure: z.string(),
  value: numberCell({ decimals: 6, signed: true }),
});

/** What a table may name. */
export interface KnownMeasures {
  readonly schemes: readonly PerformanceScheme[];
  /** Those that are imported may be told here too. */
  readonly indicators: readonly ManagementIndicator[];
}

/** Reads a table of measures; everything that is wrong with it at once. */
export function readMeasureTable(
  rows: readonly TableRow[],
  columns: TableColumns,
  { schemes, indicators }: KnownMeasures,
): TableReading<readonly ToldMeasure[]> {
  const told = schemes.flatMap(({ measures }) => measures.map(({ name }) => name));
  const facts = new Set([...performanceFacts.map(({ name }) => name), ...told]);
  const given = new Set(indicators.filter(({ formula }) => formula.kind === 'given').map(({ id }) => id));
  const ofPool = new Set([
    ...schemes.flatMap(({ pool }) => pool.sources.map(({ id }) => id)),
    'kept',
    'carried-in',
  ]);
  const isKnown = ({ unit, measure }: Pick<ToldMeasure, 'unit' | 'measure'>) =>
    unit === poolUnit ? ofPool.has(measure) : facts.has(measure) || given.has(measure);
  const unknownIn = ({ line, unit, measure }: Lined<z.infer<typeof rowSchema>>): TableIssue => {
    const names = unit === poolUnit ? [...ofPool] : [];
    return { line, column: 'measure', words: unknownWords(measure, names) };
  };
  const keyOf = ({ unit, member, measure }: Omit<ToldMeasure, 'isIndicator'>) =>
    [unit, member, measure].filter(Boolean).join(' ');
  const read = readPlainTable(rows, columns, rowSchema, (readable) => [
    ...readable.filter((row) => !isKnown(row)).map(unknownIn),
    ...repeatedRows(readable, 'measure', keyOf),
  ]);
  if (!read.ok) return read;
  return { ok: true, value: read.value.map((row) => ({ ...row, isIndicator: !facts.has(row.measure) })) };
}

function unknownWords(measure: string, known: readonly string[]): Words {
  if (known.length === 0) return { zh: `没有 ${measure}`, en: `there is no ${measure}` };
  return {
    zh: `没有 ${measure}；可用：${known.join('、')}`,
    en: `there is no ${measure}; there are ${known.join(', ')}`,
  };
}
