import readExcelFile from 'read-excel-file/node';
import { columnLetters, type Sheet, type Workbook } from '../../core/grouping/workbook/workbook.ts';

/** Reads all sheets of an .xlsx file as text, rows and columns where they stand. Throws on a file that is none. */
export async function readWorkbook(path: string): Promise<Workbook> {
  const sheets = await readExcelFile(path, { parseNumber: (number: string) => ({ number }) }).catch(
    (cause: Error) => {
      throw new Error(`${path}: ${cause.message}`, { cause });
    },
  );
  return new Map(sheets.map(({ sheet, data }) => [sheet, sheetText(data)]));
}

interface NumberCell {
  /** As the file has it. */
  readonly number: string;
}

function isNumberCell(value: unknown): value is NumberCell {
  return typeof value === 'object' && value !== null && 'number' in value;
}

function sheetText(rows: readonly (readonly unknown[])[]): Sheet {
  const numbers = rows.flatMap((row, at) =>
    row.flatMap((value, column) => (isNumberCell(value) ? [`${columnLetters(column)}${at + 1}`] : [])),
  );
  const texts = rows.map((row) => row.map(cellText));
  return numbers.length > 0 ? Object.assign(texts, { numbers: new Set(numbers) }) : texts;
}

/** Spreadsheets keep a carriage return inside a cell as `_x000D_`. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isNumberCell(value)) return value.number;
  if (value instanceof Date) return value.toISOString();
  return String(value).replaceAll('_x000D_', '\r').trim();
}
