import { extname } from 'node:path';
import * as z from 'zod';
import type { PointsColumns } from '../core/rules/region/points-columns.ts';
import { type PointRows, readPointRows } from '../core/rules/region/read-point-rows.ts';
import { mistakesText, readDocument } from './read-document.ts';
import { readTableRows } from './table-rows.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What a row holds is told by the schema of its table. */
const jsonRowsSchema = z.array(z.array(z.unknown()));

/**
 * Reads the rows of a table: a CSV file in UTF-8 or GB18030, the first sheet of a workbook, or a JSON list of
 * rows as tables have them. Throws on a file that is none of these.
 */
export async function readPointsSource(
  path: string,
  kind: string,
  columns: PointsColumns,
): Promise<PointRows> {
  if (extname(path).toLowerCase() === '.json') return readJsonRows(path);
  if (!columns.ofKind(kind))
    throw new WrongUsage(`表类型 ${kind} 不能用表格导入，请用 JSON。 Tables of kind ${kind} come as JSON.`);
  return readPointRows(await readTableRows(path), kind, columns);
}

function readJsonRows(path: string): PointRows {
  const read = readDocument(path, jsonRowsSchema);
  if (!read.ok) throw new Error(mistakesText(path, read.mistakes));
  return { rows: read.value, lines: read.value.map((_, at) => read.lineOf([at])), missing: [] };
}
