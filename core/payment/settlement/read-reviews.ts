import * as z from 'zod';
import {
  numberCell,
  readPlainTable,
  repeatedRows,
  type TableColumns,
  type TableIssue,
  type TableReading,
  type TableRow,
} from '../../claims/plain-table.ts';
import { roundExactly } from '../round-exactly.ts';

const rowSchema = z.object({
  hospital: z.string(),
  setl_id: z.string(),
  /** Yuan. */
  payment: numberCell({ decimals: 2 }),
});

/** Names a stay among the results. */
export const stayKey = (hospital: string, settlementId: string) => `${hospital} ${settlementId}`;

/** Reads a table of what reviews decided: hospital, setl_id and payment (yuan); fen by {@link stayKey}. */
export function readReviews(
  rows: readonly TableRow[],
  columns: TableColumns,
  isStay: (key: string) => boolean,
): TableReading<ReadonlyMap<string, number>> {
  const read = readPlainTable(rows, columns, rowSchema);
  if (!read.ok) return read;
  const keyed = read.value.map((row) => ({ ...row, key: stayKey(row.hospital, row.setl_id) }));
  const unknown = keyed.filter(({ key }) => !isStay(key));
  const issues: readonly TableIssue[] = [
    ...unknown.map(({ line, key }) => {
      const words = { zh: `本年结果中没有病例 ${key}`, en: `the year's results have no stay ${key}` };
      return { line, column: 'setl_id', words };
    }),
    ...repeatedRows(keyed, 'setl_id', ({ key }) => key),
  ];
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: new Map(keyed.map(({ key, payment }) => [key, roundExactly([payment, 100])])) };
}
