import Table from 'cli-table3';
import { say, sayJson } from '../say.ts';

/**
 * A plain table for a terminal; columns stay straight with Chinese text in them.
 * @param widths of columns in which sentences are to be wrapped, in characters; `null`, as wide as it takes
 */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  widths: readonly (number | null)[] = [],
): void {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colWidths: [...widths],
    wordWrap: true,
  });
  table.push(...rows.map((row) => [...row]));
  say(`${table.toString()}\n`);
}

export function printJson(value: unknown): void {
  sayJson(value);
}
