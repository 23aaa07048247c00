import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireList } from '../../generator/wire-list.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { encodeGb18030 } from '../core/claims/encode-gb18030.ts';

/** A way in which settlement lists stand in a text file. */
export interface TextForm {
  readonly extension: string;
  /** A record each: a line of JSON, an element of an array, a row of a table. */
  readonly rowOf: (list: WireList) => string;
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly encode: (text: string) => Uint8Array;
  /** Rows are JSON, which can be changed by its structure. */
  readonly isJson: boolean;
  /**
   * A damaged row is sure to end where its line ends. In a list over several lines, brackets and quotes alone tell
   * where it ends, and one that is no JSON any more may take those behind it with it.
   */
  readonly endsWithItsLine: boolean;
  /** A file of this form holds no more. */
  readonly mostRows?: number;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What GB18030 is not written in here, a mutation brought in: it stays UTF-8, as in a file pasted together. */
function gb18030(text: string): Uint8Array {
  try {
    return encodeGb18030(text);
  } catch {
    return utf8(text);
  }
}

const lines = { head: '', between: '\n', tail: '\n', encode: utf8, isJson: true, endsWithItsLine: true };
const bare = (list: WireList) => JSON.stringify(list);
const enveloped = (list: WireList) => JSON.stringify({ infno: '4101', msgid: 'M1', input: list });
const inputData = (list: WireList) => JSON.stringify({ infno: '4101A', input: { data: list } });

const columns = [
  ...['setl_id', 'fixmedins_code', 'fixmedins_name', 'psn_name', 'hi_no', 'certno', 'gend', 'brdy', 'age'],
  ...['nwb_age', 'nwb_adm_wt', 'adm_time', 'dscg_time', 'adm_caty', 'dscg_caty', 'act_ipt_days', 'dscg_way'],
  ...['chfpdr_code', 'hi_type', 'insuplc', 'med_type', 'setl_begn_date', 'setl_end_date'],
];
const feeColumns = Array.from({ length: 14 }, (_, at) => `fee_${String(at + 1).padStart(2, '0')}`);
const header = [...columns, 'diag_code', 'oprn_oprt_code', ...feeColumns];

function chineseHeader(): readonly string[] {
  const path = join(knowledgeFolder(), 'dictionaries', 'csv-columns.json');
  const dictionary = JSON.parse(readFileSync(path, 'utf8')) as { columns: Record<string, string[]> };
  return header.map((code) => dictionary.columns[code]?.[0] ?? code);
}

/** The cells of a list under {@link header}. */
export function cellsOf({ setlinfo, diseinfo, oprninfo, iteminfo }: WireList): readonly string[] {
  const fees = new Map(iteminfo.map((item) => [`fee_${item['med_chrgitm']}`, String(item['amt'])]));
  return [
    ...columns.map((code) => String(setlinfo[code] ?? '')),
    diseinfo.map((row) => row['diag_code']).join('|'),
    oprninfo.map((row) => row['oprn_oprt_code']).join('|'),
    ...feeColumns.map((code) => fees.get(code) ?? ''),
  ];
}

const csvRow = (cells: readonly string[]) =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
const csv = { ...lines, extension: 'csv', isJson: false, rowOf: (list: WireList) => csvRow(cellsOf(list)) };

export const tableHeaders = { codes: header, chinese: chineseHeader() };

export const textForms: Readonly<Record<string, TextForm>> = {
  ndjson: { ...lines, extension: 'ndjson', rowOf: bare },
  'ndjson-gb18030': { ...lines, extension: 'jsonl', rowOf: bare, encode: gb18030 },
  envelopes: { ...lines, extension: 'ndjson', rowOf: enveloped },
  'envelopes-4101A': { ...lines, extension: 'jsonl', rowOf: inputData, between: '\r\n' },
  'json-array': {
    ...lines,
    extension: 'json',
    rowOf: bare,
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    endsWithItsLine: false,
  },
  'json-pretty': {
    ...lines,
    extension: 'json',
    rowOf: (list) => JSON.stringify(list, null, 2),
    head: '[',
    between: ', ',
    tail: ']',
    endsWithItsLine: false,
  },
  'json-single': {
    ...lines,
    extension: 'json',
    rowOf: (list) => JSON.stringify(list, null, 1),
    mostRows: 1,
  },
  csv: { ...csv, head: `${csvRow(header)}\n` },
  'csv-chinese': { ...csv, head: `\ufeff${chineseHeader().join(',')}\r\n`, between: '\r\n', tail: '' },
  'csv-gb18030': { ...csv, head: `${chineseHeader().join(',')}\r\n`, between: '\r\n', encode: gb18030 },
  'csv-quoted': {
    ...csv,
    head: `${header.map((name) => `"${name}"`).join(',')}\n`,
    rowOf: (list) =>
      cellsOf(list)
        .map((cell) => `"${cell}"`)
        .join(','),
  },
};
