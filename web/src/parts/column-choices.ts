import type { TableColumn } from './table-column.ts';
import { textKeys } from './text-keys.ts';

/** The different texts of a column, for choosing among them, in the order of their words. */
export function choicesOf<Row>(
  rows: readonly Row[],
  { value, textOf = (text) => text }: TableColumn<Row>,
): readonly string[] {
  const texts = new Set<string>();
  for (const row of rows) {
    const found = value(row);
    if (typeof found === 'string' && found !== '') texts.add(found);
  }
  const keyOf = textKeys([...texts].map(textOf));
  const keyed = [...texts].map((text) => ({ text, key: keyOf(textOf(text)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ text }) => text);
}
