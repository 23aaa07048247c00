import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { decodeRecord, detectEncoding } from '../core/claims/encoding.ts';
import { RecordSplitter } from '../core/claims/record-splitter.ts';
import { splitCsvRow } from '../core/claims/split-csv-row.ts';
import type { PointsColumns } from '../core/rules/region/points-columns.ts';
import { type CellRow, type PointRows, readPointRows } from '../core/rules/region/read-point-rows.ts';
import { readWorkbook } from '../platform/knowledge/read-workbook.ts';
import { WrongUsage } from './wrong-usage.ts';

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
  const rows = extname(path).toLowerCase() === '.xlsx' ? await sheetRows(path) : csvRows(path);
  return readPointRows(rows, kind, columns);
}

function readJsonRows(path: string): PointRows {
  const rows: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(rows)) throw new Error(`${path}: 应为行的列表 expected a list of rows`);
  return { rows, lines: rows.map((_, at) => at + 1), missing: [] };
}

async function sheetRows(path: string): Promise<readonly CellRow[]> {
  const [sheet = []] = (await readWorkbook(path)).values();
  return sheet.map((cells, at) => ({ line: at + 1, cells }));
}

function csvRows(path: string): readonly CellRow[] {
  const splitter = new RecordSplitter({ format: 'csv' });
  const records = [...splitter.push(readFileSync(path)), ...splitter.end()];
  const encoding = detectEncoding(
    records.map(({ bytes }) => bytes),
    'ascii',
  );
  return records.map(({ bytes, line }) => {
    const cells = splitCsvRow(decodeRecord(bytes, encoding) ?? '');
    if (cells && decodeRecord(bytes, encoding) !== null) return { line, cells };
    throw new Error(`${path}:${line}: 引号或编码有误 its quotes or its encoding are broken`);
  });
}
