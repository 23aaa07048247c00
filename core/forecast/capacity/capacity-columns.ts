import * as z from 'zod';
import { normaliseName } from '../../claims/csv-columns.ts';
import { wordsSchema } from '../../claims/words.ts';

/** The columns of a table of capacity. */
export const capacityColumns = ['month', 'department', 'kind', 'amount'] as const;

export type CapacityColumn = (typeof capacityColumns)[number];

const names = z.array(z.string().min(1));

const capacityColumnsSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  /** Each and the other names it goes by. */
  columns: z.record(z.enum(capacityColumns), names),
  /** Other names of the kinds of the parameters. */
  kinds: z.record(z.string().min(1), names),
  /** What stands for the whole hospital in the column of departments; so does an empty cell. */
  wholeHospital: names,
});

export interface CapacityColumns {
  readonly namesOf: (column: CapacityColumn) => readonly string[];
  /** By any of its names, normalised. */
  readonly columnByName: ReadonlyMap<string, CapacityColumn>;
  /** Id by other name, normalised. */
  readonly kindByName: ReadonlyMap<string, string>;
  /** Normalised. */
  readonly wholeHospital: ReadonlySet<string>;
}

/** Checks `knowledge/dictionaries/capacity-columns.json`. Throws one error that lists every mistake. */
export function parseCapacityColumns(input: unknown): CapacityColumns {
  const parsed = capacityColumnsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`capacity columns: ${z.prettifyError(parsed.error)}`);
  const { columns, kinds, wholeHospital } = parsed.data;
  const namesOf = (column: CapacityColumn) => [column, ...columns[column]];
  return {
    namesOf,
    columnByName: new Map(
      capacityColumns.flatMap((column) => namesOf(column).map((name) => [normaliseName(name), column])),
    ),
    kindByName: new Map(
      Object.entries(kinds).flatMap(([kind, others]) => others.map((name) => [normaliseName(name), kind])),
    ),
    wholeHospital: new Set(['', ...wholeHospital].map(normaliseName)),
  };
}
