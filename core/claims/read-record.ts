import { csvRowToNodes, toCsvColumn } from './csv-row.ts';
import { decodeForDisplay, decodeRecord, type Encoding } from './encoding.ts';
import type { CsvHeader } from './read-csv-header.ts';
import type { ListReader, ListReading } from './read-settlement-list.ts';
import type { SourceRecord } from './record-splitter.ts';
import { type RecordFault, type Rejection, rejectRecord } from './rejection.ts';
import type { RejectionCode } from './rejection-words.ts';
import type { SettlementList } from './settlement-list.ts';
import { splitCsvRow } from './split-csv-row.ts';
import { isWireObject } from './wire/node.ts';

export type RecordReading =
  | { readonly ok: true; readonly list: SettlementList }
  | { readonly ok: false; readonly rejection: Rejection };

/** What the records of one file have in common. */
export interface RecordSource {
  /** The file's name, as the rejection shall tell it. */
  readonly file: string;
  readonly encoding: Encoding | 'ascii';
  /** Given for CSV files, `null` for the JSON formats. */
  readonly csvHeader: CsvHeader | null;
  /** `fixmedins_code` of the sender; `null` accepts any hospital. */
  readonly tenant: string | null;
  readonly readList: ListReader;
}

/** Reads one piece of a file into a settlement list, or says all that is wrong with it. Headers are not records. */
export function readRecord(record: SourceRecord, source: RecordSource): RecordReading {
  const reading = readContent(record, source);
  if (reading.ok) return reading;
  const raw = decodeForDisplay(record.bytes, source.encoding);
  const settlementId = reading.settlementId ?? findSettlementId(raw);
  const { faults } = reading;
  return {
    ok: false,
    rejection: rejectRecord({ file: source.file, line: record.line, settlementId, faults, raw }),
  };
}

function readContent(record: SourceRecord, source: RecordSource): ListReading {
  if (record.kind === 'truncated') return refuseWhole('truncated-record');
  if (record.kind === 'oversized') return refuseWhole('oversized-record');
  const text = decodeRecord(record.bytes, source.encoding);
  if (text === null) return refuseWhole('bad-encoding');
  return source.csvHeader === null ? readJson(text, source) : readCsvRow(text, source.csvHeader, source);
}

function readJson(text: string, { readList, tenant }: RecordSource): ListReading {
  const value = parseJson(text);
  return isWireObject(value) ? readList(value, tenant) : refuseWhole('bad-json');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readCsvRow(text: string, header: CsvHeader, { readList, tenant }: RecordSource): ListReading {
  const cells = splitCsvRow(text);
  if (cells === null) return refuseWhole('bad-csv-row', { expected: balancedQuotes });
  if (cells.length !== header.columns.length) return refuseCellCount(cells.length, header.columns.length);
  const nodes = csvRowToNodes(cells, header);
  const reading = readList(nodes, tenant);
  if (reading.ok) return reading;
  return {
    ...reading,
    faults: reading.faults.map((fault) => ({ ...fault, field: toCsvColumn(fault.field, nodes) })),
  };
}

const balancedQuotes = { zh: '引号成对', en: 'balanced quotes' };

function refuseCellCount(found: number, due: number): ListReading {
  const expected = { zh: `${due} 个单元格（实际 ${found} 个）`, en: `${due} cells (found ${found})` };
  return refuseWhole('bad-csv-row', { value: found, expected });
}

function refuseWhole(code: RejectionCode, facts: Partial<RecordFault> = {}): ListReading {
  return { ok: false, settlementId: null, faults: [{ field: null, value: null, code, ...facts }] };
}

/** From a record that could not be parsed, so that the office finds it again. */
function findSettlementId(raw: string): string | null {
  return /"setl_id"\s*:\s*"([^"\\]{1,64})"/.exec(raw)?.[1] ?? null;
}
