import * as z from 'zod';
import { normaliseName } from '../../claims/csv-columns.ts';

/** How a cell is read: as it stands, as a number or a word for one, as money, as entries parted by `|`. */
const cellTypes = ['text', 'value', 'yuan', 'list', 'pairs', 'ages'] as const;

const pointsColumnsSchema = z.strictObject({
  id: z.string().min(1),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string().min(1),
  /** Column and the other names it goes by. */
  columns: z.record(z.string().min(1), z.array(z.string().min(1))),
  /** The columns of each kind of table, in the order of a row. */
  kinds: z.record(z.string().min(1), z.array(z.tuple([z.string().min(1), z.enum(cellTypes)]))),
  /** What words in cells stand for. */
  values: z.record(z.string().min(1), z.union([z.string(), z.number()])),
});

export type CellType = (typeof cellTypes)[number];

export interface PointsColumns {
  /** Column by any of its names, normalised. */
  readonly columnByName: ReadonlyMap<string, string>;
  readonly namesOf: (column: string) => readonly string[];
  /** `null` for a kind that is more than rows, and is not told by a spreadsheet. */
  readonly ofKind: (kind: string) => readonly (readonly [column: string, type: CellType])[] | null;
  readonly values: ReadonlyMap<string, string | number>;
}

/** Checks `knowledge/dictionaries/points-columns.json`. Throws one error that lists every mistake. */
export function parsePointsColumns(input: unknown): PointsColumns {
  const parsed = pointsColumnsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`points columns: ${z.prettifyError(parsed.error)}`);
  const { columns, kinds, values } = parsed.data;
  const names = Object.entries(columns).flatMap(([column, aliases]) =>
    [column, ...aliases].map((name) => [normaliseName(name), column] as const),
  );
  const byKind = new Map(Object.entries(kinds));
  return {
    columnByName: new Map(names),
    namesOf: (column) => [column, ...(columns[column] ?? [])],
    ofKind: (kind) => byKind.get(kind) ?? null,
    values: new Map(Object.entries(values)),
  };
}
