import type { Language } from '../texts/language.ts';
import { type TableColumn, textIn } from './table-column.ts';

const sampled = 300;
const widest = 44;

/**
 * In `ch`, what a column needs for its heading and a sample of its rows: only some rows are there at a time, and columns
 * must not change their widths while others come.
 */
export function columnWidth<Row>(column: TableColumn<Row>, rows: readonly Row[], language: Language): number {
  if (column.width !== undefined) return column.width;
  const step = Math.max(1, Math.floor(rows.length / sampled));
  let width = textWidth(column.title) + 2;
  for (let at = 0; at < rows.length; at += step)
    width = Math.max(width, textWidth(textIn(column, rows[at] as Row, language)));
  return Math.min(width, widest);
}

/** In `ch`: Chinese characters are twice as wide as digits. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '⺀' ? 2 : 1;
  return width;
}
