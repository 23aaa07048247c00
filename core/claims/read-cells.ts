import { documentedLimits, type RecordLimits } from './intake-limits.ts';
import type { CsvHeader } from './read-csv-header.ts';
import type { RecordFault } from './rejection.ts';
import { splitCsvRow } from './split-csv-row.ts';
import { faultOfCell, mayHoldUntrusted, readUntrustedCell } from './untrusted-cell.ts';

export type CellsReading =
  | { readonly ok: true; readonly cells: readonly string[] }
  | { readonly ok: false; readonly faults: readonly RecordFault[] };

/** The cells of a row that fits its header. */
export function readCells(
  row: string,
  { columns }: CsvHeader,
  { maxColumns, maxCellChars }: RecordLimits = documentedLimits,
): CellsReading {
  const cells = splitCsvRow(row, maxColumns);
  if (cells === null) return refuse(null, balancedQuotes);
  const [found, due] = [cells.length, columns.length];
  if (found !== due) {
    const shown = found > maxColumns ? `> ${maxColumns}` : found;
    return refuse(found, { zh: `${due} 个单元格（实际 ${shown} 个）`, en: `${due} cells (found ${shown})` });
  }
  const long = row.length > maxCellChars ? cells.findIndex((cell) => cell.length > maxCellChars) : -1;
  if (long >= 0) return refuseLong(columns[long] ?? null, cells[long], maxCellChars);
  return mayHoldUntrusted(row) ? trust(cells, columns) : { ok: true, cells };
}

/** Of a sheet; what stands in a column that is ignored does no harm. */
function trust(cells: readonly string[], columns: CsvHeader['columns']): CellsReading {
  const faults = cells.flatMap((cell, at) => {
    const column = columns[at] ?? null;
    const untrusted = column === null ? null : readUntrustedCell(cell);
    return column === null || untrusted === null ? [] : [faultOfCell(column, untrusted)];
  });
  return faults.length === 0 ? { ok: true, cells } : { ok: false, faults };
}

const balancedQuotes = { zh: '引号成对', en: 'balanced quotes' };

function refuse(value: number | null, expected: { readonly zh: string; readonly en: string }): CellsReading {
  return { ok: false, faults: [{ field: null, value, code: 'bad-csv-row', expected }] };
}

function refuseLong(column: string | null, value: string | undefined, most: number): CellsReading {
  const expected = { zh: `不超过 ${most} 个字符`, en: `at most ${most} characters` };
  return { ok: false, faults: [{ field: column, value, code: 'cell-too-long', expected }] };
}
