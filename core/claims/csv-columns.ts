import * as z from 'zod';

const csvColumnsSchema = z.strictObject({
  id: z.string().min(1),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string().min(1),
  version: z.string().min(1),
  revised_on: z.iso.date(),
  required: z.array(z.string().min(1)),
  /** Column code and the other names it goes by. */
  columns: z.record(z.string().min(1), z.array(z.string().min(1))),
});

export interface CsvColumns {
  readonly required: readonly string[];
  /** Column code by any of its names, normalised. */
  readonly codeByName: ReadonlyMap<string, string>;
}

/** Checks `knowledge/dictionaries/csv-columns.json`. Throws one error that lists every mistake. */
export function parseCsvColumns(input: unknown): CsvColumns {
  const parsed = csvColumnsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`csv columns: ${z.prettifyError(parsed.error)}`);
  const names = Object.entries(parsed.data.columns).flatMap(([code, aliases]) =>
    [code, ...aliases].map((name) => [normaliseName(name), code] as const),
  );
  return { required: parsed.data.required, codeByName: new Map(names) };
}

/** Case, blanks and the width of brackets make no difference. */
export function normaliseName(name: string): string {
  return name.replaceAll('（', '(').replaceAll('）', ')').replaceAll(/\s/g, '').toLowerCase();
}
