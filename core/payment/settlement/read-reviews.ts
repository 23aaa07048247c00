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
  const read = readPlainTable(rows, columns, rowSchema, (readable) => [
    ...readable.flatMap((row) => strangerIssues(row, isStay)),
    ...repeatedRows(readable, 'setl_id', keyOf),
  ]);
  if (!read.ok) return read;
  return {
    ok: true,
    value: new Map(read.value.map((row) => [keyOf(row), roundExactly([row.payment, 100])])),
  };
}

type Row = Lined<z.infer<typeof rowSchema>>;

const keyOf = ({ hospital, setl_id }: Row) => stayKey(hospital, setl_id);

function strangerIssues(row: Row, isStay: (key: string) => boolean): readonly TableIssue[] {
  const key = keyOf(row);
  if (isStay(key)) return [];
  const words = { zh: `本年结果中没有病例 ${key}`, en: `the year's results have no stay ${key}` };
  return [{ line: row.line, column: 'setl_id', words }];
}
