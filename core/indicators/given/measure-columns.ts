import * as z from 'zod';
import { normaliseName } from '../../claims/csv-columns.ts';
import { wordsSchema } from '../../claims/words.ts';

/** The columns of a table of measures. */
export const measureColumns = ['month', 'department', 'indicator', 'numerator', 'denominator'] as const;

export type MeasureColumn = (typeof measureColumns)[number];

const names = z.array(z.string().min(1));

const measureColumnsSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  /** Each and the other names it goes by. */
  columns: z.record(z.enum(measureColumns), names),
  /** What stands for the whole hospital in the column of departments; so does an empty cell. */
  wholeHospital: names,
});

export interface MeasureColumns {
  /** By any of its names, normalised. */
  readonly columnByName: ReadonlyMap<string, MeasureColumn>;
  readonly namesOf: (column: MeasureColumn) => readonly string[];
  /** Normalised. */
  readonly wholeHospital: ReadonlySet<string>;
}

/** Checks `knowledge/dictionaries/measures-columns.json`. Throws one error that lists every mistake. */
export function parseMeasureColumns(input: unknown): MeasureColumns {
  const parsed = measureColumnsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`measures columns: ${z.prettifyError(parsed.error)}`);
  const { columns, wholeHospital } = parsed.data;
  const namesOf = (column: MeasureColumn) => [column, ...columns[column]];
  return {
    columnByName: new Map(
      measureColumns.flatMap((column) => namesOf(column).map((name) => [normaliseName(name), column])),
    ),
    namesOf,
    wholeHospital: new Set(['', ...wholeHospital].map(normaliseName)),
  };
}
