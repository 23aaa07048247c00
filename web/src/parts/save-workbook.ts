import writeXlsxFile, { type Cell } from 'write-excel-file/browser';
import type { Language } from '../texts/language.ts';
import { type CellValue, type ColumnKind, isFigure, type TableColumn, written } from './table-column.ts';

export interface WorkbookOfTable<Row> {
  readonly fileName: string;
  readonly sheet: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly language: Language;
}

const formats: Partial<Record<ColumnKind, string>> = {
  fen: '#,##0.00',
  share: '0.0%',
  decimal: '#,##0.00',
  count: '#,##0',
};

/** The rows of a table as an Excel workbook of one sheet, saved by the browser. Money is in yuan. */
export async function saveWorkbook<Row>({ fileName, sheet, columns, rows, language }: WorkbookOfTable<Row>) {
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    columns.map(({ kind = 'text', value }) => cellOf(value(row), kind, language)),
  );
  await writeXlsxFile([head, ...body], {
    sheet: sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: columns.map(({ width = 14 }) => ({ width })),
    stickyRowsCount: 1,
  }).toFile(`${fileName}.xlsx`);
}

function cellOf(value: CellValue, kind: ColumnKind, language: Language): Cell {
  if (value === null) return null;
  if (typeof value === 'number' && isFigure(kind))
    return { type: Number, value: kind === 'fen' ? value / 100 : value, format: formats[kind] ?? '0' };
  return { type: String, value: written(value, kind, language) };
}
