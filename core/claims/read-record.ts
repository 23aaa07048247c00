import type { CaseId } from './case-id.ts';
import { csvRowToNodes, toCsvColumn } from './csv-row.ts';
import { decodeForDisplay, decodeRecord, type Encoding } from './encoding.ts';
import type { CsvHeader } from './read-csv-header.ts';
import type { ListReader, ListReading } from './read-settlement-list.ts';
import { readWithdrawal } from './read-withdrawal.ts';
import type { SourceRecord } from './record-splitter.ts';
import { type RecordFault, type Rejection, rejectRecord } from './rejection.ts';
import type { RejectionCode } from './rejection-words.ts';
import type { SettlementList } from './settlement-list.ts';
import { splitCsvRow } from './split-csv-row.ts';
import { isWireObject, type WireObject } from './wire/node.ts';

export type RecordReading =
  | { readonly ok: true; readonly list: SettlementList }
  | { readonly ok: false; readonly rejection: Rejection };

type Refused = Extract<RecordReading, { readonly ok: false }>;
type Unreadable = Extract<ListReading, { readonly ok: false }>;
type Content = ListReading | Exclude<SentRecord, RecordReading>;

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

/** What a record says: a list, that a list is taken back, or nothing that can be read. */
export type SentRecord = RecordReading | { readonly ok: 'withdrawn'; readonly withdrawn: CaseId };

/** Reads one piece of a file into a settlement list, or says all that is wrong with it. Headers are not records. */
export function readRecord(record: SourceRecord, source: RecordSource): RecordReading {
  const reading = readContent(record, source);
  if (reading.ok === true) return reading;
  return reading.ok === 'withdrawn'
    ? refuse(record, source, withdrawnList(reading.withdrawn))
    : refuse(record, source, reading);
}

/** The same where lists may be withdrawn: see {@link readWithdrawal}. */
export function readSent(record: SourceRecord, source: RecordSource): SentRecord {
  const reading = readContent(record, source);
  return reading.ok === false ? refuse(record, source, reading) : reading;
}

function withdrawnList({ settlementId }: CaseId): Unreadable {
  return {
    ok: false,
    settlementId,
    faults: [{ field: 'setlinfo.vali_flag', value: '0', code: 'list-withdrawn' }],
  };
}

function refuse(record: SourceRecord, source: RecordSource, reading: Unreadable): Refused {
  const raw = decodeForDisplay(record.bytes, source.encoding);
  const settlementId = reading.settlementId ?? findSettlementId(raw);
  const { faults } = reading;
  return {
    ok: false,
    rejection: rejectRecord({ file: source.file, line: record.line, settlementId, faults, raw }),
  };
}

function readContent(record: SourceRecord, source: RecordSource): Content {
  if (record.kind === 'truncated') return refuseWhole('truncated-record');
  if (record.kind === 'oversized') return refuseWhole('oversized-record');
  const text = decodeRecord(record.bytes, source.encoding);
  if (text === null) return refuseWhole('bad-encoding');
  return source.csvHeader === null ? readJson(text, source) : readCsvRow(text, source.csvHeader, source);
}

function readJson(text: string, source: RecordSource): Content {
  const value = parseJson(text);
  return isWireObject(value) ? readNodes(value, source) : refuseWhole('bad-json');
}

function readNodes(nodes: WireObject, { readList, tenant }: RecordSource): Content {
  const withdrawal = readWithdrawal(nodes, tenant);
  if (withdrawal === null) return readList(nodes, tenant);
  return withdrawal.ok ? { ok: 'withdrawn', withdrawn: withdrawal.withdrawn } : withdrawal;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readCsvRow(text: string, header: CsvHeader, source: RecordSource): Content {
  const cells = splitCsvRow(text);
  if (cells === null) return refuseWhole('bad-csv-row', { expected: balancedQuotes });
  if (cells.length !== header.columns.length) return refuseCellCount(cells.length, header.columns.length);
  const nodes = csvRowToNodes(cells, header);
  const reading = readNodes(nodes, source);
  if (reading.ok !== false) return reading;
  return {
    ...reading,
    faults: reading.faults.map((fault) => ({ ...fault, field: toCsvColumn(fault.field, nodes) })),
  };
}

const balancedQuotes = { zh: '引号成对', en: 'balanced quotes' };

function refuseCellCount(found: number, due: number): Unreadable {
  const expected = { zh: `${due} 个单元格（实际 ${found} 个）`, en: `${due} cells (found ${found})` };
  return refuseWhole('bad-csv-row', { value: found, expected });
}

function refuseWhole(code: RejectionCode, facts: Partial<RecordFault> = {}): Unreadable {
  return { ok: false, settlementId: null, faults: [{ field: null, value: null, code, ...facts }] };
}

/** From a record that could not be parsed, so that the office finds it again. */
function findSettlementId(raw: string): string | null {
  return /"setl_id"\s*:\s*"([^"\\]{1,64})"/.exec(raw)?.[1] ?? null;
}
