import type { KeyParts } from './sheet.ts';

/** The counts of one name, row by row; where most rows have none, the rows that have and their counts. */
export type Column =
  | readonly number[]
  | { readonly rows: readonly number[]; readonly counts: readonly number[] };

/** A sheet by columns, rows and names in ascending order: equal sheets are equal text, and short when compressed. */
export interface SheetColumns {
  /** How many rows there are. */
  readonly size: number;
  /** By dimension: what there is of it, and which of these each row has. */
  readonly keys: readonly { readonly values: KeyParts; readonly at: readonly number[] }[];
  /** By name of the tally. */
  readonly tally: Readonly<Record<string, Column>>;
  /** Of sheets that tell how costs are distributed: bucket and count in turn, row by row. */
  readonly cost?: readonly (readonly number[])[];
}

export const noColumns: SheetColumns = { size: 0, keys: [], tally: {} };

/** @param keys ascending, see {@link compareKeys} */
export function keyColumnsOf(keys: readonly KeyParts[], dimensions: number): SheetColumns['keys'] {
  return Array.from({ length: dimensions }, (_, part) => {
    const values = [...new Set(keys.map((key) => key[part] ?? null))].sort(compareParts);
    const places = new Map(values.map((value, place) => [value, place]));
    return { values, at: keys.map((key) => places.get(key[part] ?? null) as number) };
  });
}

export function columnOf(counts: readonly number[]): Column {
  const rows = counts.flatMap((count, row) => (count === 0 ? [] : [row]));
  return rows.length * 2 > counts.length
    ? counts
    : { rows, counts: rows.map((row) => counts[row] as number) };
}

/** `null` first, then by the text. */
export function compareKeys(a: KeyParts, b: KeyParts): number {
  for (const [place, part] of a.entries()) {
    const order = compareParts(part, b[place] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}
