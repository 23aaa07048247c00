import writeExcelFile from 'write-excel-file/node';
import type { Workbook } from '../../../core/grouping/workbook/workbook.ts';

/** Writes an .xlsx file with these texts; whole numbers become such, and an empty text an empty cell. */
export async function writeWorkbook(path: string, workbook: Workbook): Promise<void> {
  const cell = (text: string) => {
    if (text === '') return null;
    return /^[1-9]\d*$/.test(text) ? { value: Number(text), type: Number } : { value: text, type: String };
  };
  const sheets = [...workbook].map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) }));
  await writeExcelFile(sheets).toFile(path);
}
