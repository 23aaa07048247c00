import type { Cell } from './cell.ts';
import type { KeyParts } from './sheet.ts';
import {
  type Column,
  columnOf,
  compareKeys,
  keyColumnsOf,
  keysOf,
  type SheetColumns,
} from './sheet-columns.ts';

export interface AddingOptions {
  /** What each row is to be a row of; `null` leaves it out. Default: of what it is. */
  readonly under?: (key: KeyParts) => KeyParts | null;
  /** Which names are added up; costs go without. Default: all, costs too. */
  readonly isWanted?: (name: string) => boolean;
  /** −1 takes out what was added before. Default 1. */
  readonly sign?: 1 | -1;
}

/**
 * Adds up cases, and sheets of disjoint cases, row by row. By columns: a row's names are put together once, when it is
 * asked for, not for everything that is added to it.
 */
export class ColumnSum {
  readonly #rows = new Map<string, number>();
  readonly #keys: KeyParts[] = [];
  readonly #columns = new Map<string, number[]>();
  readonly #costs: (Map<number, number> | undefined)[] = [];

  add(key: KeyParts, { tally, cost }: Cell): void {
    const row = this.#rowOf(key);
    for (const name in tally) addAt(this.#columnOf(name), row, tally[name] as number);
    for (const bucket in cost) this.#addCost(row, Number(bucket), cost[bucket] as number);
  }

  addSheet(sheet: SheetColumns, { under, isWanted, sign = 1 }: AddingOptions = {}): void {
    const rows = keysOf(sheet).map((key) => {
      const place = under ? under(key) : key;
      return place && this.#rowOf(place);
    });
    for (const name in sheet.tally) {
      if (!isWanted || isWanted(name))
        addColumn(this.#columnOf(name), rows, sheet.tally[name] as Column, sign);
    }
    if (isWanted || !sheet.cost) return;
    for (const [at, row] of rows.entries()) {
      const buckets = row === null ? [] : (sheet.cost[at] ?? []);
      for (let from = 0; from < buckets.length; from += 2)
        this.#addCost(row as number, buckets[from] as number, sign * (buckets[from + 1] as number));
    }
  }

  /** The rows by what they are of. Counts that came to nought are left out. */
  *cells(): Generator<readonly [KeyParts, Cell]> {
    const columns = [...this.#columns];
    for (const [row, key] of this.#keys.entries()) {
      const tally: Record<string, number> = {};
      for (const [name, column] of columns) {
        const count = column[row];
        if (count) tally[name] = count;
      }
      yield [key, { tally, cost: Object.fromEntries(this.#costs[row] ?? []) }];
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

  #rowOf(key: KeyParts): number {
    let text = '';
    for (const part of key) text += `${part ?? '\u0001'}\u0000`;
    const known = this.#rows.get(text);
    if (known !== undefined) return known;
    const row = this.#keys.push(key) - 1;
    this.#rows.set(text, row);
    return row;
  }

  #columnOf(name: string): number[] {
    const column = this.#columns.get(name) ?? [];
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

function addColumn(sum: number[], rows: readonly (number | null)[], column: Column, sign: 1 | -1): void {
  const isSparse = 'counts' in column;
  const counts = isSparse ? column.counts : column;
  for (let at = 0; at < counts.length; at++) {
    const row = rows[isSparse ? (column.rows[at] as number) : at];
    if (row !== null && row !== undefined) addAt(sum, row, sign * (counts[at] as number));
  }
}

function bucketsOf(costs: ReadonlyMap<number, number> = new Map()): readonly number[] {
  return [...costs].sort(([a], [b]) => a - b).flat();
}
