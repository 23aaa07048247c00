import writeExcelFile from 'write-excel-file/node';
import type { Workbook } from '../../../core/grouping/workbook/workbook.ts';

/** Writes an .xlsx file with these texts; an empty text is an empty cell. */
export async function writeWorkbook(path: string, workbook: Workbook): Promise<void> {
  const cell = (text: string) => (text === '' ? null : { value: text, type: String });
  const sheets = [...workbook].map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) }));
  await writeExcelFile(sheets).toFile(path);
}
