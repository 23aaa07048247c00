import { ColumnSum } from './column-sum.ts';
import { type KeyParts, keyText, type Sheet, type View } from './sheet.ts';
import type { SheetColumns } from './sheet-columns.ts';

/** Sheets of one view over disjoint cases as one, by key. A doctor's rows in all departments are one. */
export function sheetOfColumns(view: View, parts: readonly SheetColumns[]): Sheet {
  const under = (key: KeyParts) => (view === 'doctor' ? key.slice(1) : key);
  const sum = new ColumnSum();
  for (const part of parts) sum.addSheet(part, { under });
  return new Map([...sum.cells()].map(([key, cell]) => [keyText(key), cell]));
}
