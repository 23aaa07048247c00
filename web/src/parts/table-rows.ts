import { searchedText } from './searched-text.ts';
import type { TableColumn } from './table-column.ts';
import { type Ranks, ranksOf } from './table-ranks.ts';

/** How the rows of a table are looked at; all of it can stand in a URL. */
export interface TableView {
  readonly sort?: string;
  readonly down?: boolean;
  /** In any column of texts. */
  readonly text?: string;
  /** By column of choices. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Columns that are not shown. @default the extra ones */
  readonly hidden?: readonly string[];
}

/** The rows of a view, in its order. Rows that are equal keep the order they came in; those without value come last. */
export function viewedRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  { sort, down = false, text = '', choices = {} }: TableView,
): readonly Row[] {
  const wanted = text.trim().toLowerCase();
  const column = columns.find(({ id }) => id === sort);
  let places: readonly number[] | Float64Array | null = null;
  for (const { id, value } of columns) {
    const choice = choices[id];
    if (choice) places = left(rows, places, (at) => value(rows[at] as Row) === choice);
  }
  if (wanted) {
    const texts = searchedTexts(rows, columns);
    places = left(rows, places, (at) => (texts[at] as string).includes(wanted));
  }
  if (column) places = ordered(rows.length, places, ranked(rows, column.value), down);
  if (!places) return rows;
  const found: Row[] = [];
  for (const at of places) found.push(rows[at] as Row);
  return found;
}

function left(
  rows: readonly unknown[],
  among: readonly number[] | null,
  isMet: (at: number) => boolean,
): readonly number[] {
  if (among) return among.filter(isMet);
  const places: number[] = [];
  for (let at = 0; at < rows.length; at += 1) if (isMet(at)) places.push(at);
  return places;
}

/** More rows than any table has. */
const mostRows = 2 ** 24;

/** Rank and place in one number, which machines sort ten times as fast as anything that has to be compared. */
function ordered(
  size: number,
  among: readonly number[] | null,
  { ofRow, count }: Ranks,
  down: boolean,
): Float64Array {
  const keys = new Float64Array(among?.length ?? size);
  for (let place = 0; place < keys.length; place += 1) {
    const at = among ? (among[place] as number) : place;
    const rank = ofRow[at] as number;
    keys[place] = (down && rank < count ? count - 1 - rank : rank) * mostRows + at;
  }
  keys.sort();
  for (let place = 0; place < keys.length; place += 1) keys[place] = (keys[place] as number) % mostRows;
  return keys;
}

/** What is known of rows already, for as long as there are such rows and columns. */
interface Known {
  /** By what tells a column's values. */
  readonly ranks: WeakMap<object, Ranks>;
  /** By columns: row by row all that is searched. */
  readonly texts: WeakMap<object, readonly string[]>;
}

const known = new WeakMap<object, Known>();

function knownOf(rows: readonly unknown[]): Known {
  const found = known.get(rows) ?? { ranks: new WeakMap(), texts: new WeakMap() };
  known.set(rows, found);
  return found;
}

function ranked<Row>(rows: readonly Row[], value: TableColumn<Row>['value']): Ranks {
  const steps = rankSteps(rows, value);
  for (;;) {
    const { done, value: found } = steps.next();
    if (done) return found;
  }
}

function* rankSteps<Row>(
  rows: readonly Row[],
  value: TableColumn<Row>['value'],
): Generator<undefined, Ranks> {
  const { ranks } = knownOf(rows);
  const found = ranks.get(value) ?? (yield* ranksOf(yield* valuesOf(rows, value)));
  ranks.set(value, found);
  return found;
}

function* valuesOf<Row>(
  rows: readonly Row[],
  value: TableColumn<Row>['value'],
): Generator<undefined, ReturnType<TableColumn<Row>['value']>[]> {
  const values: ReturnType<typeof value>[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    for (const row of rows.slice(from, from + rowsAtOnce)) values.push(value(row));
    yield;
  }
  return values;
}

function searchedTexts<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): readonly string[] {
  const { texts } = knownOf(rows);
  const found = texts.get(columns) ?? rows.map(searchedText(columns));
  texts.set(columns, found);
  return found;
}

const rowsAtOnce = 2000;

/** Does beforehand, little by little, what the first search and the first sorting would wait for. */
export function* prepareRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): Generator<undefined> {
  if (!knownOf(rows).texts.has(columns)) {
    const texts: string[] = [];
    const textOf = searchedText(columns);
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      for (const row of rows.slice(from, from + rowsAtOnce)) texts.push(textOf(row));
      yield;
    }
    knownOf(rows).texts.set(columns, texts);
  }
  for (const { value } of columns) yield* rankSteps(rows, value);
}
