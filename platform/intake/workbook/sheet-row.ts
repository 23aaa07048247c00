import { type UntrustedCell, writeUntrustedCell } from '../../../core/claims/untrusted-cell.ts';
import { columnLetters } from '../../../core/grouping/workbook/workbook.ts';

/** A row of a sheet as text, cells where they stand; blank ones are empty. */
export interface SheetRow {
  /** From 1, as the spreadsheet shows it. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** The bytes of a row of CSV with so many cells. */
export function csvRowOf({ cells }: SheetRow, width: number): Uint8Array {
  const filled = Array.from({ length: width }, (_, column) => quote(cells[column] ?? ''));
  return Buffer.from(filled.join(','));
}

/** What stands in the row for a cell of which the spreadsheet does not have what was meant. */
export function untrusted(code: UntrustedCell['code'], column: number, row: number, value: string): string {
  return writeUntrustedCell({ code, cell: `${columnLetters(column)}${row}`, value: value.slice(0, 200) });
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
