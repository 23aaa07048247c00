import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { decodeRecord, detectEncoding } from '../core/claims/encoding.ts';
import { RecordSplitter } from '../core/claims/record-splitter.ts';
import { splitCsvRow } from '../core/claims/split-csv-row.ts';
import type { CellRow } from '../core/rules/region/read-point-rows.ts';
import { readWorkbook } from '../platform/knowledge/read-workbook.ts';

/**
 * The rows of a table: the first sheet of a workbook (`.xlsx`), else a CSV file in UTF-8 or GB18030. Throws on a
 * file that is neither.
 */
export async function readTableRows(path: string): Promise<readonly CellRow[]> {
  return extname(path).toLowerCase() === '.xlsx' ? sheetRows(path) : csvRows(path);
}

async function sheetRows(path: string): Promise<readonly CellRow[]> {
  const [sheet = []] = (await readWorkbook(path)).values();
  return sheet.map((cells, at) => ({ line: at + 1, cells }));
}

function csvRows(path: string): readonly CellRow[] {
  const bytes = readFileSync(path);
  const splitter = new RecordSplitter({ format: 'csv' });
  const records = [...splitter.push(bytes), ...splitter.end()];
  // Of the file as a whole: of two short lines in GB18030 one may be good UTF-8 as well (全院 is).
  const encoding = detectEncoding([bytes], 'ascii');
  return records.map(({ bytes, line }) => {
    const cells = splitCsvRow(decodeRecord(bytes, encoding) ?? '');
    if (cells && decodeRecord(bytes, encoding) !== null) return { line, cells };
    throw new Error(`${path}:${line}: 引号或编码有误 its quotes or its encoding are broken`);
  });
}
