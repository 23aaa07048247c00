import type { TableColumn } from './table-column.ts';
import type { TableView } from './table-rows.ts';

/** Something that says which rows a table has. */
export type TableFact = readonly [name: string, value: string];

/** What is looked for and chosen in a view, in words. */
export function viewFacts<Row>(
  columns: readonly TableColumn<Row>[],
  { text, choices = {} }: TableView,
  findName: string,
): readonly TableFact[] {
  const chosen = columns.flatMap(({ id, title, textOf = asItIs }): TableFact[] => {
    const value = choices[id];
    return value ? [[title, textOf(value)]] : [];
  });
  return text ? [[findName, text], ...chosen] : chosen;
}

const asItIs = (value: string) => value;
