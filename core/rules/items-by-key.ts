import { normalItemName } from './item-name.ts';

/** Limits as a line check offers them to the engine: of items known by code, and of those known by name. */
interface ItemsByKey<Row> {
  readonly limits: ReadonlyMap<string, readonly Row[]>;
  readonly limitsByName: ReadonlyMap<string, readonly Row[]>;
}

/** Rows of a table that begin with code (`null`: known by name only) and name, all rows of an item together. */
export function itemsByKey<Row extends readonly [string | null, string, ...unknown[]]>(
  rows: readonly Row[],
): ItemsByKey<Row> {
  const [named, coded] = [rows.filter(([code]) => code === null), rows.filter(([code]) => code !== null)];
  return {
    limits: Map.groupBy(coded, ([code]) => code ?? ''),
    limitsByName: Map.groupBy(named, ([, name]) => normalItemName(name)),
  };
}
