import writeXlsxFile from 'write-excel-file/browser';
import type { Language } from '../texts/language.ts';
import { columnWidth } from './column-width.ts';
import type { TableColumn } from './table-column.ts';
import { workbookCells } from './workbook-cells.ts';

export interface WorkbookOfTable<Row> {
  readonly fileName: string;
  readonly sheet: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly language: Language;
}

/** The rows of a table as an Excel workbook of one sheet, saved by the browser. Money is in yuan. */
export async function saveWorkbook<Row>({ fileName, sheet, columns, rows, language }: WorkbookOfTable<Row>) {
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => workbookCells(columns, row, language));
  await writeXlsxFile([head, ...body], {
    sheet: sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: columns.map((column) => ({ width: columnWidth(column, rows, language) + 2 })),
    stickyRowsCount: 1,
  }).toFile(`${fileName}.xlsx`);
}
