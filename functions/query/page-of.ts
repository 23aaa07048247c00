import { cursorAt, placeOf } from '../../platform/http/cursor.ts';

/** A row with what it is sorted by. */
export interface Ranked<T> {
  readonly row: T;
  /** `null` comes last, whichever way is asked for. */
  readonly value: number | string | null;
  /** Tells rows of equal value apart. */
  readonly id: string;
}

export interface Paging {
  /** Everything that names the list: a cursor is good for no other. */
  readonly list: string;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/**
 * A page of rows in their order. The cursor names the last row by value and id: what is put in or taken out between
 * two pages moves no other row. `null` for a cursor of another list, or none at all.
 */
export function pageOf<T>(all: readonly Ranked<T>[], { list, order, limit, cursor }: Paging): Page<T> | null {
  const after = cursor === undefined ? undefined : readPlace(list, cursor);
  if (after === null) return null;
  const rest = all
    .filter((row) => after === undefined || compare(row, after, order) > 0)
    .sort((a, b) => compare(a, b, order));
  const rows = rest.slice(0, limit);
  const last = rows.at(-1);
  const isLast = !last || rows.length === rest.length;
  return {
    rows: rows.map(({ row }) => row),
    next: isLast ? null : cursorAt(list, JSON.stringify([last.value, last.id])),
  };
}

type Place = Pick<Ranked<unknown>, 'value' | 'id'>;

function compare(a: Place, b: Place, order: Paging['order']): number {
  if (a.value === b.value || a.value === null || b.value === null)
    return a.value === b.value ? (a.id < b.id ? -1 : Number(a.id > b.id)) : a.value === null ? 1 : -1;
  return (a.value < b.value ? -1 : 1) * (order === 'asc' ? 1 : -1);
}

function readPlace(list: string, cursor: string): Place | null {
  const text = placeOf(list, cursor);
  try {
    const [value, id] = JSON.parse(text ?? '') as [unknown, unknown];
    const isValue = value === null || typeof value === 'number' || typeof value === 'string';
    return isValue && typeof id === 'string' ? { value, id } : null;
  } catch {
    return null;
  }
}
