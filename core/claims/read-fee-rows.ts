import { decodeForDisplay, decodeRecord } from './encoding.ts';
import type { FeeRow, FeeTable } from './fee-row.ts';
import type { RecordLimits } from './intake-limits.ts';
import { readCells } from './read-cells.ts';
import type { CsvHeader } from './read-csv-header.ts';
import type { SourceRecord } from './record-splitter.ts';
import { type FaultPlace, mostErrors, type RecordFault } from './rejection.ts';
import type { WireObject } from './wire/node.ts';

/** The fee lines of a case as they stand in tables of their own. */
export interface FeeRowsReading {
  /** As `feedetail` of the settlement list; `null` where the case has none, which is not the same as nothing charged. */
  readonly nodes: readonly WireObject[] | null;
  /** Of rows that could not be read at all. */
  readonly faults: readonly RecordFault[];
  /** A fault of `feedetail` at the row and the column where it stands; `null` for any other. */
  readonly locate: (fault: RecordFault) => RecordFault | null;
}

export const noFees: FeeRowsReading = { nodes: null, faults: [], locate: () => null };

/** Reads rows of tables of fee lines into fields of interface 2301. */
export function readFeeRows(
  rows: readonly FeeRow[],
  tables: readonly FeeTable[],
  limits?: RecordLimits,
): FeeRowsReading {
  if (rows.length === 0) return noFees;
  const nodes: WireObject[] = [];
  const places: FaultPlace[] = [];
  const faults: RecordFault[] = [];
  for (const row of rows) {
    const place = placeOf(row, tables);
    const reading = readRow(row, tables[row.table], limits);
    if (reading.node === null) faults.push(...reading.faults.map((fault) => ({ ...fault, place })));
    else places[nodes.push(reading.node) - 1] = place;
  }
  return { nodes, faults, locate: (fault) => locate(fault, places) };
}

/** The rows of which faults are told, as they were sent; all that are given of those without a case. */
export function rowsToTell(
  { feeRows = [] }: SourceRecord,
  { feeTables = [], csvHeader }: FeeSource,
  faults: readonly RecordFault[],
): string[] {
  if (feeRows.length === 0) return [];
  const told = new Set(faults.slice(0, mostErrors).flatMap(({ place }) => (place ? [textOf(place)] : [])));
  const isTold = (row: FeeRow) =>
    csvHeader?.rows === 'fee-lines' || told.has(textOf(placeOf(row, feeTables)));
  return feeRows
    .filter(isTold)
    .map((row) => decodeForDisplay(row.bytes, feeTables[row.table]?.encoding ?? 'utf-8'));
}

interface FeeSource {
  readonly feeTables?: readonly FeeTable[];
  readonly csvHeader: CsvHeader | null;
}

const textOf = ({ file, line }: FaultPlace) => `${line} ${file}`;

function placeOf({ table, line }: FeeRow, tables: readonly FeeTable[]): FaultPlace {
  return { file: tables[table]?.file ?? '', line };
}

type RowReading =
  | { readonly node: WireObject }
  | { readonly node: null; readonly faults: readonly RecordFault[] };

function readRow({ kind, bytes }: FeeRow, table: FeeTable | undefined, limits?: RecordLimits): RowReading {
  if (kind === 'truncated') return refuse('truncated-record');
  if (kind === 'oversized') return refuse('oversized-record');
  const text = table && decodeRecord(bytes, table.encoding);
  if (!table || typeof text !== 'string') return refuse('bad-encoding');
  const reading = readCells(text, table.csvHeader, limits);
  if (!reading.ok) return { node: null, faults: reading.faults };
  const filled = table.csvHeader.columns.flatMap((column, at): [string, string][] => {
    const cell = reading.cells[at]?.trim() ?? '';
    return column === null || cell === '' ? [] : [[column, cell]];
  });
  return { node: Object.fromEntries(filled) };
}

function refuse(code: RecordFault['code']): RowReading {
  return { node: null, faults: [{ field: null, value: null, code }] };
}

/** What is wrong with all lines together is told of the first. */
function locate(fault: RecordFault, places: readonly FaultPlace[]): RecordFault | null {
  const match = /^feedetail(?:\[(\d+)\](?:\.(.+))?)?$/.exec(fault.field ?? '');
  if (match === null) return null;
  const place = places[Number(match[1] ?? 0)];
  const field = match[1] === undefined ? 'det_item_fee_sumamt' : (match[2] ?? null);
  return { ...fault, field, ...(place && { place }) };
}
