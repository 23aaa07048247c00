import * as z from 'zod';
import {
  numberCell,
  readPlainTable,
  repeatedRows,
  type TableColumns,
  type TableReading,
  type TableRow,
} from '../claims/plain-table.ts';

/** What one billed unit of an item costs the hospital, in millionths of a yuan, by catalogue code. */
export type UnitCosts = ReadonlyMap<string, number>;

const rowSchema = z.object({ code: z.string(), unit_cost_yuan: numberCell({ decimals: 6 }) });

/** Reads a hospital's table of unit costs; everything that is wrong with it at once. */
export function readUnitCostTable(rows: readonly TableRow[], columns: TableColumns): TableReading<UnitCosts> {
  const read = readPlainTable(rows, columns, rowSchema, (readable) =>
    repeatedRows(readable, 'code', ({ code }) => code),
  );
  if (!read.ok) return read;
  return {
    ok: true,
    value: new Map(
      read.value.map(({ code, unit_cost_yuan }) => [code, Math.round(unit_cost_yuan * 1_000_000)]),
    ),
  };
}

/** Fen that a quantity costs. @param unitCostE6 millionths of a yuan */
export function costFen(quantity: number, unitCostE6: number): number {
  return Math.round((quantity * unitCostE6) / 10_000);
}
