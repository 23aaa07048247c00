import type { Language } from '../texts/language.ts';
import { type ColumnKind, isFigure, type TableColumn, textIn } from './table-column.ts';

/** A cell of a workbook; plain data, which can be sent to a worker. */
export type WorkbookCell =
  | { readonly value: number; readonly format: string }
  | { readonly value: string }
  | null;

const formats: Readonly<Partial<Record<ColumnKind, string>>> = {
  fen: '#,##0.00',
  share: '0.0%',
  decimal: '#,##0.00',
  count: '#,##0',
};

/** What a row puts into a workbook: numbers as numbers, money in yuan. */
export function workbookCells<Row>(
  columns: readonly TableColumn<Row>[],
  row: Row,
  language: Language,
): WorkbookCell[] {
  return columns.map((column) => {
    const { kind = 'text' } = column;
    const value = column.value(row);
    if (value === null) return null;
    if (typeof value === 'number' && isFigure(kind))
      return { value: kind === 'fen' ? value / 100 : value, format: formats[kind] ?? '0' };
    return { value: printable(textIn(column, row, language)) };
  });
}

/** XML has no room for control characters and broken ones, nor a cell for more than 32,767 characters. */
function printable(text: string): string {
  return text
    .slice(0, 32_000)
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
}
