import type { CsvHeader } from './read-csv-header.ts';
import type { RecordFault } from './rejection.ts';
import { splitCsvRow } from './split-csv-row.ts';

export type CellsReading =
  | { readonly ok: true; readonly cells: readonly string[] }
  | { readonly ok: false; readonly fault: RecordFault };

/** The cells of a row that fits its header. */
export function readCells(row: string, { columns }: CsvHeader): CellsReading {
  const cells = splitCsvRow(row);
  if (cells === null) return refuse(null, balancedQuotes);
  const [found, due] = [cells.length, columns.length];
  if (found === due) return { ok: true, cells };
  return refuse(found, { zh: `${due} 个单元格（实际 ${found} 个）`, en: `${due} cells (found ${found})` });
}

const balancedQuotes = { zh: '引号成对', en: 'balanced quotes' };

function refuse(value: number | null, expected: { readonly zh: string; readonly en: string }): CellsReading {
  return { ok: false, fault: { field: null, value, code: 'bad-csv-row', expected } };
}
