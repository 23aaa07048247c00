import { ColumnSum } from './column-sum.ts';
import { keyText, type Sheet, type View } from './sheet.ts';
import type { SheetColumns } from './sheet-columns.ts';

/** Sheets of one view over disjoint cases as one, by key. A doctor's rows in all departments are one. */
export function sheetOfColumns(view: View, parts: readonly SheetColumns[]): Sheet {
  const sum = new ColumnSum();
  for (const part of parts) sum.addSheet(part, view === 'doctor' ? { under: [1] } : {});
  return new Map([...sum.cells()].map(([key, cell]) => [keyText(key), cell]));
}
