import * as z from 'zod';
import type { FeeLineColumns } from './fee-line-columns.ts';

export const columnNamesSchema = z.strictObject({
  id: z.string().min(1),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string().min(1),
  version: z.string().min(1),
  revised_on: z.iso.date(),
  required: z.array(z.string().min(1)),
  /** Column code and the other names it goes by. */
  columns: z.record(z.string().min(1), z.array(z.string().min(1))),
});

/** What the columns of one kind of table may be called. */
export interface ColumnNames {
  readonly required: readonly string[];
  /** Column code by any of its names, normalised. */
  readonly codeByName: ReadonlyMap<string, string>;
}

/** Columns of a table of cases. */
export interface CsvColumns extends ColumnNames {
  /** Those of a table of fee lines; `null` where none is to be told from one of cases. */
  readonly feeLines: FeeLineColumns | null;
}

/** Checks `knowledge/dictionaries/csv-columns.json`. Throws one error that lists every mistake. */
export function parseCsvColumns(input: unknown, feeLines: FeeLineColumns | null = null): CsvColumns {
  const parsed = columnNamesSchema.safeParse(input);
  if (!parsed.success) throw new Error(`csv columns: ${z.prettifyError(parsed.error)}`);
  return { ...columnNames(parsed.data), feeLines };
}

export function columnNames({ required, columns }: z.infer<typeof columnNamesSchema>): ColumnNames {
  const names = Object.entries(columns).flatMap(([code, aliases]) =>
    [code, ...aliases].map((name) => [normaliseName(name), code] as const),
  );
  return { required, codeByName: new Map(names) };
}

/** Case, blanks and the width of brackets make no difference. */
export function normaliseName(name: string): string {
  return name.replaceAll('（', '(').replaceAll('）', ')').replaceAll(/\s/g, '').toLowerCase();
}
