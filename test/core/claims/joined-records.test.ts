import { describe, expect, it } from 'vitest';
import type { FeeRow, FeeTable } from '../../../core/claims/fee-row.ts';
import { type CsvHeader, readCsvHeader } from '../../../core/claims/read-csv-header.ts';
import { readRecord } from '../../../core/claims/read-record.ts';
import { settlementIdOfRow } from '../../../core/claims/settlement-id-of-row.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { csvColumns, jsonSource, toRecord } from './example-list.ts';

const caseNames = 'setl_id,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code,fee_09';
const caseRow = 'S1,H37000000001,2,2026-03-05 8:00,2026-03-09,A03,390,J18.900,20';
const feeNames = '结算ID,费用明细流水号,费用发生时间,医疗目录编码,数量,单价,明细项目费用总额';
const feeRow = 'S1,F1,2026-03-06 08:00:00,001102000010000,2,10,20.00';

const headerOf = (names: string): CsvHeader => {
  const reading = readCsvHeader(names, csvColumns);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem));
  return reading.header;
};

const fees: FeeTable = { file: 'march.fees.csv', encoding: 'utf-8', csvHeader: headerOf(feeNames) };
const row = (text: string, line: number, parts: Partial<FeeRow> = {}): FeeRow => ({
  table: 0,
  kind: 'record',
  line,
  bytes: Buffer.from(text),
  ...parts,
});

const source = { ...jsonSource, file: 'march.csv', csvHeader: headerOf(caseNames), feeTables: [fees] };
const read = (feeRows: readonly FeeRow[], text = caseRow) => readRecord(toRecord(text, { feeRows }), source);
const rejectionOf = (...given: Parameters<typeof read>) => {
  const reading = read(...given);
  if (reading.ok) throw new Error('accepted');
  return reading.rejection;
};

describe('a table of fee lines', () => {
  it('is told from one of cases by its columns, in either language', () => {
    expect(headerOf(caseNames).rows).toBeUndefined();
    expect(headerOf(feeNames)).toMatchObject({
      rows: 'fee-lines',
      columns: [
        'setl_id',
        'feedetl_sn',
        'fee_ocur_time',
        'med_list_codg',
        'cnt',
        'pric',
        'det_item_fee_sumamt',
      ],
    });
  });

  it('is asked for its own columns where some are missing', () => {
    expect(readCsvHeader('setl_id,feedetl_sn,cnt', csvColumns)).toEqual({
      ok: false,
      problem: {
        code: 'missing-columns',
        columns: ['fee_ocur_time', 'med_list_codg', 'pric', 'det_item_fee_sumamt'],
        unknown: [],
      },
    });
  });

  it('leaves a table of cases that has a column of fee lines what it is', () => {
    expect(headerOf(`${caseNames},feedetl_sn`).rows).toBeUndefined();
    expect(readCsvHeader('setl_id,gend', csvColumns)).toMatchObject({
      ok: false,
      problem: { columns: expect.arrayContaining(['diag_code']) },
    });
  });
});

describe('a case with the rows of its fee lines', () => {
  it('reads as a list that had them among its nodes', () => {
    expect(read([row(feeRow, 2), row('S1,"F2",2026/3/7 9:00,X01,-1,5,-5', 9)])).toMatchObject({
      ok: true,
      list: {
        feeLines: [
          { serial: 'F1', quantity: 2, unitPriceFen: 1000, amountFen: 2000 },
          { serial: 'F2', chargedAt: '2026-03-07T09:00:00', amountFen: -500 },
        ],
      },
    });
  });

  it('has no fee lines where the table has none of it: rules that need them answer no data', () => {
    expect(read([])).toMatchObject({ ok: true, list: { feeLines: null } });
  });

  it('is rejected with file, line and column of each bad fee line, and with the rows as sent', () => {
    const bad = 'S1,F2,2026-03-06 08:00:00,X01,two,10,20.00';
    const short = 'S1,F3,2026-03-06';
    expect(rejectionOf([row(feeRow, 2), row(bad, 5), row(short, 8)])).toMatchObject({
      file: 'march.csv',
      line: 7,
      setl_id: 'S1',
      errors: [
        { file: 'march.fees.csv', line: 5, field: 'cnt', value: 'two', code: 'bad-number' },
        { file: 'march.fees.csv', line: 8, field: null, value: '3', code: 'bad-csv-row' },
      ],
      raw: [caseRow, bad, short].join('\n'),
    });
  });

  it('tells mistakes of the case and of its fee lines together', () => {
    const reading = rejectionOf([row(feeRow, 2), row(feeRow, 3)], caseRow.replace(',2,', ',9x,'));
    expect(reading.errors).toMatchObject([
      { field: 'gend', value: '9x' },
      { file: 'march.fees.csv', line: 3, field: 'feedetl_sn', value: 'F1', code: 'duplicate-line-serial' },
    ]);
    expect(reading.errors[0]).not.toHaveProperty('line');
  });

  it.each([
    { code: 'truncated-record', parts: { kind: 'truncated' as const } },
    { code: 'oversized-record', parts: { kind: 'oversized' as const } },
    { code: 'bad-encoding', parts: { bytes: Buffer.from([0x53, 0x31, 0x2c, 0xff]) } },
  ])('is rejected for a fee line with $code', ({ code, parts }) => {
    expect(rejectionOf([row(feeRow, 4, parts)]).errors).toMatchObject([{ line: 4, field: null, code }]);
  });

  it('tells of all amounts together where they come to too much', () => {
    const rows = [1, 2].map((line) => row(`S1,F${line},2026-03-06,X01,1000,600000,600000000`, line));
    expect(rejectionOf(rows).errors).toMatchObject([
      { file: 'march.fees.csv', line: 1, field: 'det_item_fee_sumamt', code: 'bad-money' },
    ]);
  });
});

describe('fee lines without a case', () => {
  const orphans = { ...source, file: fees.file, csvHeader: fees.csvHeader };
  const refused = (text: string, parts = {}) => {
    const reading = readRecord(toRecord(text, parts), orphans);
    if (reading.ok) throw new Error('accepted');
    return reading.rejection;
  };

  it('are one rejected record with the first line and the rows as sent', () => {
    expect(refused(feeRow, { feeRows: [row('S1,F2,…', 12)] })).toMatchObject({
      file: 'march.fees.csv',
      line: 7,
      setl_id: 'S1',
      errors: [{ field: 'setl_id', value: 'S1', code: 'fee-line-without-case' }],
      raw: `${feeRow}\nS1,F2,…`,
    });
  });

  it.each([
    { code: 'field-missing', field: 'setl_id', text: ' ,F1,2026,X,1,1,1' },
    { code: 'bad-text', field: 'setl_id', text: `${'S'.repeat(65)},F1,2026,X,1,1,1` },
    { code: 'bad-csv-row', field: null, text: ',F1' },
  ])('that do not tell whose they are: $code', ({ code, field, text }) => {
    expect(refused(text)).toMatchObject({ setl_id: null, errors: [{ field, code }] });
  });
});

describe('settlementIdOfRow', () => {
  const header = { columns: [null, 'setl_id', 'memo'], unknownColumns: [], idName: 'setl_id' };
  it.each([
    { row: 'a,S1,b', id: 'S1' },
    { row: '"a,""b""\n,", S1 ,c', id: 'S1' },
    { row: 'a,"S""1"', id: 'S"1' },
    { row: 'a,"S,1",', id: 'S,1' },
    { row: 'a', id: null },
    { row: 'a,,b', id: null },
    { row: '"a,S1', id: null },
  ])('finds $id in $row', ({ row: text, id }) => {
    expect(settlementIdOfRow(Buffer.from(text), header, 'ascii')).toBe(id);
  });

  it('reads the id in the encoding of its file', () => {
    expect(settlementIdOfRow(encodeGb18030('备注,结算1,x'), header, 'gb18030')).toBe('结算1');
  });
});
