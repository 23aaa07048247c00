import * as z from 'zod';
import {
  numberCell,
  readPlainTable,
  repeatedRows,
  type TableColumns,
  type TableReading,
  type TableRow,
} from '../claims/plain-table.ts';

/** What a hospital's table says of an operation. */
export interface RbrvsRow {
  readonly points: number;
  /** `null` where the table does not tell. */
  readonly difficulty: number | null;
}

/** By procedure code. */
export type RbrvsTable = ReadonlyMap<string, RbrvsRow>;

const rowSchema = z.object({
  code: z.string(),
  points: numberCell({ decimals: 4 }),
  difficulty: numberCell({ decimals: 4 }).optional(),
});

/** Reads a hospital's table of points; everything that is wrong with it at once. */
export function readRbrvsTable(rows: readonly TableRow[], columns: TableColumns): TableReading<RbrvsTable> {
  const read = readPlainTable(rows, columns, rowSchema, (readable) =>
    repeatedRows(readable, 'code', ({ code }) => code),
  );
  if (!read.ok) return read;
  const table = read.value.map(
    ({ code, points, difficulty = null }) => [code, { points, difficulty }] as const,
  );
  return { ok: true, value: new Map(table) };
}
