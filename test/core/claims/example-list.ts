import { readFileSync } from 'node:fs';
import { parseCsvColumns } from '../../../core/claims/csv-columns.ts';
import { parseFeeLineColumns } from '../../../core/claims/fee-line-columns.ts';
import { type RecordSource, readRecord } from '../../../core/claims/read-record.ts';
import { listReader } from '../../../core/claims/read-settlement-list.ts';
import type { SourceRecord } from '../../../core/claims/record-splitter.ts';
import { parseWireDictionaries } from '../../../core/claims/wire/dictionaries.ts';

const knowledge = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../knowledge/dictionaries/${name}.json`, import.meta.url), 'utf8'));

export const csvColumns = parseCsvColumns(
  knowledge('csv-columns'),
  parseFeeLineColumns(knowledge('fee-line-columns')),
);

export const jsonSource: RecordSource = {
  file: 'march.ndjson',
  encoding: 'utf-8',
  csvHeader: null,
  tenant: 'H37000000001',
  readList: listReader(parseWireDictionaries(knowledge('settlement-list-codes'))),
};

type Wire = Readonly<Record<string, unknown>>;

export const setlinfo = (changes: Wire = {}): Wire => ({
  setl_id: 'S0001',
  mdtrt_id: 'M0001',
  fixmedins_code: 'H37000000001',
  fixmedins_name: '示范医院',
  hi_setl_lv: '3',
  hi_no: 'P0001',
  gend: '1',
  brdy: '1960-05-17',
  age: 65.8,
  hi_type: '310',
  insuplc: '371300',
  adm_time: '2026-03-05 10:20:00',
  adm_caty: 'A03',
  dscg_time: '2026-03-09 09:00:00',
  dscg_caty: 'A03.04',
  act_ipt_days: '4',
  dscg_way: '1',
  chfpdr_code: 'D371300000001',
  ipt_med_type: '1',
  setl_end_date: '2026-03-10',
  hi_paymtd: '4',
  ...changes,
});

export const feeLine = (changes: Wire = {}): Wire => ({
  feedetl_sn: 'F1',
  mdtrt_id: 'M0001',
  psn_no: 'N0001',
  med_type: '21',
  fee_ocur_time: '2026-03-06 08:00:00',
  med_list_codg: '001102000010000',
  cnt: 1,
  pric: '12.345678',
  det_item_fee_sumamt: '12.35',
  hosp_appr_flag: '0',
  ...changes,
});

export const exampleList = (changes: Wire = {}): Wire => ({
  setlinfo: setlinfo(),
  diseinfo: [
    { diag_type: '1', diag_code: 'J18.900', diag_name: '肺炎', adm_cond_type: '1', maindiag_flag: '1' },
  ],
  oprninfo: [{ oprn_oprt_type: '1', oprn_oprt_code: '33.2400', oprn_oprt_date: '2026-03-06' }],
  iteminfo: [{ med_chrgitm: '03', amt: '100.10' }],
  feedetail: [feeLine()],
  ...changes,
});

export const toRecord = (text: string, changes: Partial<SourceRecord> = {}): SourceRecord => ({
  kind: 'record',
  line: 7,
  bytes: new TextEncoder().encode(text),
  ...changes,
});

/** Reads a wire object as one line of an NDJSON file. */
export const readWire = (message: unknown, source: RecordSource = jsonSource) =>
  readRecord(toRecord(JSON.stringify(message)), source);

/** The list, where it must be accepted. */
export function acceptWire(message: unknown, source: RecordSource = jsonSource) {
  const reading = readWire(message, source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.rejection.errors));
  return reading.list;
}

/** Field and code of every error, where it must be rejected. */
export function refuseWire(message: unknown, source: RecordSource = jsonSource) {
  const reading = readWire(message, source);
  return reading.ok ? [] : reading.rejection.errors.map(({ field, code }) => `${field} ${code}`);
}
