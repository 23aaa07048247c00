import type { Cell } from './cell.ts';
import type { KeyParts } from './sheet.ts';
import { type Column, columnOf, compareKeys, keyColumnsOf, type SheetColumns } from './sheet-columns.ts';
import type { Tally } from './tally.ts';

export interface AddingOptions {
  /**
   * What each row is to be a row of, part by part: the number of a part of its own key, or a text that is the same for
   * all. Default: of what it is.
   */
  readonly under?: readonly (number | string)[];
  /** Only rows with these values in these parts of their key. */
  readonly where?: readonly { readonly part: number; readonly value: string }[];
  /** Which names are added up; costs go without. Default: all, costs too. */
  readonly isWanted?: (name: string) => boolean;
  /** −1 takes out what was added before. Default 1. */
  readonly sign?: 1 | -1;
}

/** More than there are values of any part; three of them stay below 2^53. */
const most = 100_000;

/**
 * Adds up cases, and sheets of disjoint cases, row by row. By columns: a row's names are put together once, when it is
 * asked for, not for everything that is added to it.
 */
export class ColumnSum {
  /** By part, a number for each value. */
  readonly #values: Map<string | null, number>[] = [];
  readonly #rows = new Map<number, number>();
  readonly #keys: KeyParts[] = [];
  readonly #columns = new Map<string, number[]>();
  readonly #costs: (Map<number, number> | undefined)[] = [];

  add(key: KeyParts, { tally, cost }: Cell): void {
    let id = 0;
    for (let part = 0; part < key.length; part++)
      id = id * most + this.#numberOf(part, key[part] as string | null);
    const row = this.#rows.get(id) ?? this.#newRow(id, key);
    for (const name in tally) addAt(this.#columnOf(name), row, tally[name] as number);
    for (const bucket in cost) this.#addCost(row, Number(bucket), cost[bucket] as number);
  }

  addSheet(sheet: SheetColumns, { under, where = [], isWanted, sign = 1 }: AddingOptions = {}): void {
    // One without rows does not tell its parts.
    if (sheet.size === 0) return;
    const rows = this.#rowsOf(sheet, under ?? sheet.keys.map((_, part) => part), where);
    for (const name in sheet.tally) {
      if (!isWanted || isWanted(name))
        addColumn(this.#columnOf(name), rows, sheet.tally[name] as Column, sign);
    }
    if (isWanted || !sheet.cost) return;
    for (const [at, row] of rows.entries()) {
      const buckets = row < 0 ? [] : (sheet.cost[at] ?? []);
      for (let from = 0; from < buckets.length; from += 2)
        this.#addCost(row, buckets[from] as number, sign * (buckets[from + 1] as number));
    }
  }

  /** The rows by what they are of. Counts that came to nought are left out. */
  *cells(): Generator<readonly [KeyParts, Cell]> {
    for (const [key, tally, row] of this.tallies())
      yield [key, { tally, cost: Object.fromEntries(this.#costs[row] ?? []) }];
  }

  /** As {@link cells}, without costs: of thousands of rows it is the objects that take the time. */
  *tallies(): Generator<readonly [key: KeyParts, tally: Tally, row: number]> {
    const names = [...this.#columns.keys()];
    const columns = [...this.#columns.values()];
    for (let row = 0; row < this.#keys.length; row++) {
      const tally: Record<string, number> = {};
      for (let at = 0; at < names.length; at++) {
        const count = (columns[at] as number[])[row];
        if (count) tally[names[at] as string] = count;
      }
      yield [this.#keys[row] as KeyParts, tally, row];
    }
  }

  /** @param isWanted which names; costs go without. Default: all, costs too */
  columns(isWanted?: (name: string) => boolean): SheetColumns {
    const order = this.#keys.map((_, row) => row).sort((a, b) => compareKeys(this.#keyAt(a), this.#keyAt(b)));
    const names = [...this.#columns.keys()].filter((name) => !isWanted || isWanted(name)).sort();
    const columns = names.map((name) => {
      const column = this.#columnOf(name);
      return [name, order.map((row) => column[row] ?? 0)] as const;
    });
    const some = columns.filter(([, counts]) => counts.some((count) => count !== 0));
    const hasCosts = !isWanted && this.#costs.length > 0;
    return {
      size: order.length,
      keys: keyColumnsOf(
        order.map((row) => this.#keyAt(row)),
        this.#keys[0]?.length ?? 0,
      ),
      tally: Object.fromEntries(some.map(([name, counts]) => [name, columnOf(counts)])),
      ...(hasCosts && { cost: order.map((row) => bucketsOf(this.#costs[row])) }),
    };
  }

  #keyAt(row: number): KeyParts {
    return this.#keys[row] as KeyParts;
  }

  /**
   * The rows of this sum that those of a sheet are added to; −1 for one that is left out. What a value is, and whether
   * it is wanted, is asked once a sheet, not once a row.
   */
  #rowsOf(
    { size, keys }: SheetColumns,
    under: readonly (number | string)[],
    where: Required<AddingOptions>['where'],
  ): Int32Array {
    const parts = under.map((of, part) => {
      if (typeof of === 'string') return { numbers: [this.#numberOf(part, of)], values: [of], at: null };
      const { values, at } = keys[of] as SheetColumns['keys'][number];
      return { numbers: values.map((value) => this.#numberOf(part, value)), values, at };
    });
    const tests = where.map(({ part, value }) => {
      const { values, at } = keys[part] as SheetColumns['keys'][number];
      return { wanted: values.indexOf(value), at };
    });
    const rows = new Int32Array(size).fill(-1);
    for (let row = 0; row < size; row++) {
      if (tests.some(({ wanted, at }) => at[row] !== wanted)) continue;
      let id = 0;
      for (const { numbers, at } of parts) id = id * most + (numbers[at ? (at[row] as number) : 0] as number);
      rows[row] =
        this.#rows.get(id) ??
        this.#newRow(
          id,
          parts.map(({ values, at }) => values[at ? (at[row] as number) : 0] as string | null),
        );
    }
    return rows;
  }

  #newRow(id: number, key: KeyParts): number {
    const row = this.#keys.push(key) - 1;
    this.#rows.set(id, row);
    return row;
  }

  #numberOf(part: number, value: string | null): number {
    const values = this.#values[part] ?? new Map<string | null, number>();
    this.#values[part] = values;
    const number = values.get(value) ?? values.size;
    if (number >= most) throw new Error(`more than ${most} of one kind in a sheet`);
    values.set(value, number);
    return number;
  }

  #columnOf(name: string): number[] {
    const known = this.#columns.get(name);
    if (known) return known;
    const column: number[] = [];
    this.#columns.set(name, column);
    return column;
  }

  #addCost(row: number, bucket: number, count: number): void {
    const costs = this.#costs[row] ?? new Map<number, number>();
    this.#costs[row] = costs;
    costs.set(bucket, (costs.get(bucket) ?? 0) + count);
  }
}

function addAt(column: number[], row: number, count: number): void {
  column[row] = (column[row] ?? 0) + count;
}

function addColumn(sum: number[], rows: Int32Array, column: Column, sign: 1 | -1): void {
  const isSparse = 'counts' in column;
  const counts = isSparse ? column.counts : column;
  for (let at = 0; at < counts.length; at++) {
    const row = rows[isSparse ? (column.rows[at] as number) : at] as number;
    if (row >= 0) addAt(sum, row, sign * (counts[at] as number));
  }
}

function bucketsOf(costs: ReadonlyMap<number, number> = new Map()): readonly number[] {
  return [...costs].sort(([a], [b]) => a - b).flat();
}
