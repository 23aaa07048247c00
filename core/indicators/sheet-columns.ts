import type { Cell } from './cell.ts';
import type { Sheet } from './sheet.ts';

/** The counts of one name, row by row; where most rows have none, the rows that have and their counts. */
type Column = readonly number[] | { readonly rows: readonly number[]; readonly counts: readonly number[] };

/** A sheet by columns, rows and names in ascending order: equal sheets are equal text, and short when compressed. */
export interface SheetColumns {
  readonly keys: readonly string[];
  /** By name of the tally. */
  readonly tally: Readonly<Record<string, Column>>;
  /** Bucket and count in turn, row by row; left out where no row has costs. */
  readonly cost?: readonly (readonly number[])[];
}

export function columnsOf(sheet: Sheet): SheetColumns {
  const rows = [...sheet].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = [...new Set(rows.flatMap(([, { tally }]) => Object.keys(tally)))].sort();
  const tally = names.map((name) => [name, columnOf(rows.map(([, cell]) => cell.tally[name] ?? 0))] as const);
  const cost = rows.map(([, cell]) =>
    Object.entries(cell.cost)
      .map(([bucket, count]) => [Number(bucket), count] as const)
      .sort(([a], [b]) => a - b)
      .flat(),
  );
  return {
    keys: rows.map(([key]) => key),
    tally: Object.fromEntries(tally),
    ...(cost.some((row) => row.length > 0) && { cost }),
  };
}

function columnOf(counts: readonly number[]): Column {
  const rows = counts.flatMap((count, row) => (count === 0 ? [] : [row]));
  return rows.length * 2 > counts.length
    ? counts
    : { rows, counts: rows.map((row) => counts[row] as number) };
}

/**
 * One sheet of any number of disjoint ones, a row's counts summed. Adds up by column, which takes a tenth of the time
 * that adding cell by cell would.
 */
export function sheetOfColumns(parts: readonly SheetColumns[]): Sheet {
  const rows = new Map<string, number>();
  const rowOf = (key: string) => {
    const row = rows.get(key) ?? rows.size;
    rows.set(key, row);
    return row;
  };
  const placed = parts.map((part) => ({ part, places: part.keys.map(rowOf) }));
  const cells = Array.from(rows, () => ({ tally: {}, cost: {} }) as MutableCell);
  for (const [name, counts] of sumColumns(placed, rows.size)) {
    for (const [row, count] of counts.entries())
      if (count !== 0) (cells[row] as MutableCell).tally[name] = count;
  }
  addCosts(placed, cells);
  return new Map([...rows].map(([key, row]) => [key, cells[row] as Cell]));
}

interface MutableCell {
  readonly tally: Record<string, number>;
  readonly cost: Record<string, number>;
}

interface Placed {
  readonly part: SheetColumns;
  /** Row of the whole by row of the part. */
  readonly places: readonly number[];
}

function sumColumns(placed: readonly Placed[], size: number): ReadonlyMap<string, Float64Array> {
  const sums = new Map<string, Float64Array>();
  for (const { part, places } of placed) {
    for (const [name, column] of Object.entries(part.tally)) {
      const sum = sums.get(name) ?? new Float64Array(size);
      sums.set(name, sum);
      const counts = 'counts' in column ? column.counts : column;
      for (let at = 0; at < counts.length; at++) {
        const row = places['rows' in column ? (column.rows[at] as number) : at] as number;
        sum[row] = (sum[row] as number) + (counts[at] as number);
      }
    }
  }
  return sums;
}

function addCosts(placed: readonly Placed[], cells: readonly MutableCell[]): void {
  for (const { part, places } of placed) {
    for (const [at, row] of (part.cost ?? []).entries()) {
      const { cost } = cells[places[at] as number] as MutableCell;
      for (let bucket = 0; bucket < row.length; bucket += 2) {
        const name = String(row[bucket]);
        cost[name] = (cost[name] ?? 0) + (row[bucket + 1] as number);
      }
    }
  }
}
