import * as z from 'zod';
import { type ColumnNames, columnNames, columnNamesSchema } from './csv-columns.ts';

const feeLineColumnsSchema = z.strictObject({
  ...columnNamesSchema.shape,
  /** Columns by which a table of fee lines gives itself away. */
  telling: z.array(z.string().min(1)).min(1),
  /** What stands behind the stem in the name of a file of fee lines. */
  suffixes: z.array(z.string().min(1)).min(1),
  /** What may stand there in the name of a file of cases. */
  case_suffixes: z.array(z.string().min(1)),
});

/** Columns of a table of fee lines, and the names by which its file is told to belong to one of cases. */
export interface FeeLineColumns extends ColumnNames {
  readonly telling: readonly string[];
  readonly suffixes: readonly string[];
  readonly caseSuffixes: readonly string[];
}

/** Checks `knowledge/dictionaries/fee-line-columns.json`. Throws one error that lists every mistake. */
export function parseFeeLineColumns(input: unknown): FeeLineColumns {
  const parsed = feeLineColumnsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`fee-line columns: ${z.prettifyError(parsed.error)}`);
  const { telling, suffixes, case_suffixes } = parsed.data;
  return { ...columnNames(parsed.data), telling, suffixes, caseSuffixes: case_suffixes };
}
