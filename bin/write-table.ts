import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toSpreadsheetText } from '../core/claims/spreadsheet-text.ts';
import { jsonLines } from './json-lines.ts';

export const tableForms = ['ndjson', 'csv'] as const;

export type TableForm = (typeof tableForms)[number];

/**
 * Writes a table as one JSON record a line, or as CSV that spreadsheets open with Chinese text in it. All rows have the
 * same fields.
 */
export async function writeTable(
  folder: string,
  name: string,
  form: TableForm,
  rows: readonly object[],
): Promise<void> {
  const path = join(folder, `${name}.${form}`);
  if (form === 'csv') return writeFileSync(path, csvText(rows));
  const lines = jsonLines(path);
  for (const row of rows) await lines.write(row);
  await lines.end();
}

/** With the mark by which spreadsheets know UTF-8. */
function csvText(rows: readonly object[]): string {
  const [first = {}] = rows;
  const lines = [Object.keys(first), ...rows.map((row) => Object.values(row))];
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: unknown): string {
  const text = typeof value === 'string' ? toSpreadsheetText(value) : value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
