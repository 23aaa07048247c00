import readExcelFile from 'read-excel-file/node';
import type { Workbook } from '../../core/grouping/workbook/workbook.ts';

/** Reads all sheets of an .xlsx file as text. Throws on a file that is none. */
export async function readWorkbook(path: string): Promise<Workbook> {
  const sheets = await readExcelFile(path, { parseNumber: (text: string) => text });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map(cellText))]));
}

/** Spreadsheets keep a carriage return inside a cell as `_x000D_`. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return String(value).replaceAll('_x000D_', '\r').trim();
}
