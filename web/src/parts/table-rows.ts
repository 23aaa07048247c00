import type { CellValue, TableColumn } from './table-column.ts';

/** How the rows of a table are looked at; all of it can stand in a URL. */
export interface TableView {
  readonly sort?: string;
  readonly down?: boolean;
  /** In any column of texts. */
  readonly text?: string;
  /** By column of choices. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Columns that are not shown. */
  readonly hidden?: readonly string[];
}

/** The rows of a view, in its order. Rows that are equal keep the order they came in; those without value come last. */
export function viewedRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  { sort, down = false, text = '', choices = {} }: TableView,
): readonly Row[] {
  const wanted = text.trim().toLowerCase();
  const tests: ((row: Row) => boolean)[] = [];
  for (const column of columns) {
    const choice = choices[column.id];
    if (choice) tests.push((row) => column.value(row) === choice);
  }
  if (wanted) {
    const texts = columns.filter(({ kind = 'text' }) => kind === 'text');
    tests.push((row) =>
      texts.some(({ value }) =>
        String(value(row) ?? '')
          .toLowerCase()
          .includes(wanted),
      ),
    );
  }
  const left = tests.length === 0 ? rows : rows.filter((row) => tests.every((isMet) => isMet(row)));
  const column = columns.find(({ id }) => id === sort);
  return column ? sorted(left, column.value, down) : left;
}

/**
 * Comparing texts the way people order them takes microseconds; a table has tens of thousands of rows and few different
 * texts. So these are ranked once, and the rows sorted by number.
 */
function sorted<Row>(rows: readonly Row[], valueIn: (row: Row) => CellValue, down: boolean): readonly Row[] {
  const values = rows.map(valueIn);
  const ranks = ranksOf(values);
  const keys = values.map((value) => (typeof value === 'string' ? (ranks.get(value) as number) : value));
  const order = rows.map((_, at) => at);
  order.sort((a, b) => {
    const left = keys[a] as number | null;
    const right = keys[b] as number | null;
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a - b;
    return (down ? right - left : left - right) || a - b;
  });
  return order.map((at) => rows[at] as Row);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function ranksOf(values: readonly CellValue[]): ReadonlyMap<string, number> {
  const texts = [...new Set(values.filter((value) => typeof value === 'string'))];
  return new Map(texts.sort(collator.compare).map((text, rank) => [text, rank]));
}

/** The different texts of a column, for choosing among them. */
export function choicesOf<Row>(rows: readonly Row[], column: TableColumn<Row>): readonly string[] {
  const texts = new Set(rows.map((row) => String(column.value(row) ?? '')));
  texts.delete('');
  return [...texts].sort(collator.compare);
}
