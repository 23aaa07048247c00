import type { CaseId } from './case-id.ts';
import { csvRowToNodes, toCsvColumn } from './csv-row.ts';
import { decodeForDisplay, decodeRecord, type Encoding } from './encoding.ts';
import type { FeeTable } from './fee-row.ts';
import { documentedLimits, type RecordLimits } from './intake-limits.ts';
import { isTooDeep } from './json-depth.ts';
import { readCells } from './read-cells.ts';
import type { CsvHeader } from './read-csv-header.ts';
import { type FeeRowsReading, noFees, readFeeRows, rowsToTell } from './read-fee-rows.ts';
import type { ListReader, ListReading } from './read-settlement-list.ts';
import { readWithdrawal } from './read-withdrawal.ts';
import type { SourceRecord } from './record-splitter.ts';
import { refuseOrphan } from './refuse-orphan.ts';
import { type RecordFault, type Rejection, rejectRecord } from './rejection.ts';
import type { RejectionCode } from './rejection-words.ts';
import { settlementIdOfRow } from './settlement-id-of-row.ts';
import type { SettlementList } from './settlement-list.ts';
import { isWireObject, type WireObject } from './wire/node.ts';

export type RecordReading =
  | { readonly ok: true; readonly list: SettlementList }
  | { readonly ok: false; readonly rejection: Rejection };

/** What it takes to tell a record's words. */
type DecodedSource = Omit<RecordSource, 'tenant' | 'readList'>;
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
  /** Of rows joined from tables of fee lines. */
  readonly feeTables?: readonly FeeTable[];
  /** `fixmedins_code` of the sender; `null` accepts any hospital. */
  readonly tenant: string | null;
  readonly readList: ListReader;
  /** @default the documented ones */
  readonly limits?: RecordLimits;
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

/** Refuses a record that is not at fault: whatever was done with it threw, or killed the process. */
export function refuseFailed(
  record: SourceRecord,
  source: DecodedSource,
  settlementId: string | null,
): Rejection {
  const faults: RecordFault[] = [{ field: null, value: null, code: 'processing-failed' }];
  try {
    return refuse(record, source, { ok: false, settlementId, faults }).rejection;
  } catch {
    // Telling its words may be what fails.
    return rejectRecord({ file: source.file, line: record.line, settlementId, faults, raw: '' });
  }
}

function withdrawnList({ settlementId }: CaseId): Unreadable {
  return {
    ok: false,
    settlementId,
    faults: [{ field: 'setlinfo.vali_flag', value: '0', code: 'list-withdrawn' }],
  };
}

function refuse(record: SourceRecord, source: DecodedSource, reading: Unreadable): Refused {
  const { faults } = reading;
  const own = decodeForDisplay(record.bytes, source.encoding);
  const raw = [own, ...rowsToTell(record, source, faults)].join('\n');
  const settlementId = reading.settlementId ?? findSettlementId(record, own, source);
  return {
    ok: false,
    rejection: rejectRecord({ file: source.file, line: record.line, settlementId, faults, raw }),
  };
}

function readContent(record: SourceRecord, source: RecordSource): Content {
  if (source.csvHeader?.rows === 'fee-lines') return refuseOrphan(record, source.csvHeader, source.encoding);
  if (record.kind === 'truncated') return refuseWhole('truncated-record');
  if (record.kind === 'oversized') return refuseWhole('oversized-record');
  const text = decodeRecord(record.bytes, source.encoding);
  if (text === null) return refuseWhole('bad-encoding');
  if (source.csvHeader === null) return readJson(text, source);
  const fees = record.feeRows && readFeeRows(record.feeRows, source.feeTables ?? [], source.limits);
  return readCsvRow(text, source.csvHeader, source, fees ?? noFees);
}

function readJson(text: string, source: RecordSource): Content {
  const { maxJsonDepth } = source.limits ?? documentedLimits;
  if (isTooDeep(text, maxJsonDepth))
    return refuseWhole('nested-too-deep', { expected: levels(maxJsonDepth) });
  const value = parseJson(text);
  return isWireObject(value) ? readNodes(value, source) : refuseWhole('bad-json');
}

function readNodes(nodes: WireObject, { readList, tenant }: RecordSource): Content {
  const withdrawal = readWithdrawal(nodes, tenant);
  if (withdrawal === null) return readList(nodes, tenant);
  return withdrawal.ok ? { ok: 'withdrawn', withdrawn: withdrawal.withdrawn } : withdrawal;
}

const levels = (most: number) => ({ zh: `不超过 ${most} 层`, en: `at most ${most} levels` });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readCsvRow(text: string, header: CsvHeader, source: RecordSource, fees: FeeRowsReading): Content {
  const cells = readCells(text, header, source.limits);
  if (!cells.ok) return { ok: false, settlementId: null, faults: [...cells.faults, ...fees.faults] };
  // A row of names would be told with a fault for each.
  if (isHeader(cells.cells, header)) return refuseWhole('repeated-header');
  const nodes = csvRowToNodes(cells.cells, header);
  const reading = readNodes(fees.nodes === null ? nodes : { ...nodes, feedetail: fees.nodes }, source);
  if (reading.ok === 'withdrawn' || (reading.ok && fees.faults.length === 0)) return reading;
  const ofList = reading.ok ? [] : reading.faults;
  const faults = ofList.map(
    (fault) => fees.locate(fault) ?? { ...fault, field: toCsvColumn(fault.field, nodes) },
  );
  const settlementId = reading.ok ? reading.list.settlementId : reading.settlementId;
  return { ok: false, settlementId, faults: [...faults, ...fees.faults] };
}

const isHeader = (cells: readonly string[], { columns, idName }: CsvHeader) =>
  cells[columns.indexOf('setl_id')]?.trim() === idName;

function refuseWhole(code: RejectionCode, facts: Partial<RecordFault> = {}): Unreadable {
  return { ok: false, settlementId: null, faults: [{ field: null, value: null, code, ...facts }] };
}

/** From a record that could not be parsed, so that the office finds it again. */
function findSettlementId({ bytes }: SourceRecord, raw: string, source: DecodedSource): string | null {
  const { csvHeader, encoding } = source;
  if (csvHeader !== null) return settlementIdOfRow(bytes, csvHeader, encoding);
  return /"setl_id"\s*:\s*"([^"\\]{1,64})"/.exec(raw)?.[1] ?? null;
}
