import readExcelFile from 'read-excel-file/node';
import type { Workbook } from '../../core/grouping/workbook/workbook.ts';

/** Reads all sheets of an .xlsx file as text, rows and columns where they stand. Throws on a file that is none. */
export async function readWorkbook(path: string): Promise<Workbook> {
  const sheets = await readExcelFile(path, { parseNumber: (text: string) => text }).catch((cause: Error) => {
    throw new Error(`${path}: ${cause.message}`, { cause });
  });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map(cellText))]));
}

/** Spreadsheets keep a carriage return inside a cell as `_x000D_`. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return String(value).replaceAll('_x000D_', '\r').trim();
}
