import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRecord, detectEncoding } from '../../../core/claims/encoding.ts';
import { readCsvHeader } from '../../../core/claims/read-csv-header.ts';
import { readRecord } from '../../../core/claims/read-record.ts';
import { RecordSplitter } from '../../../core/claims/record-splitter.ts';
import { splitCsvRow } from '../../../core/claims/split-csv-row.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { csvColumns, jsonSource } from './example-list.ts';

const header = [
  'setl_id',
  'fixmedins_code',
  'gend',
  'adm_time',
  'dscg_time',
  'dscg_caty',
  'hi_type',
  'diag_code',
  'oprn_oprt_code',
  'fee_03',
  'fee_09',
];
const row = [
  'S1',
  'H37000000001',
  '2',
  '2026/3/5 8:00',
  '2026-03-09',
  'A03',
  '390',
  'J18.900|I10.x00',
  '33.2400|88.7200',
  '100.10',
  '20',
];

/** Reads a whole CSV file as the pipeline does. */
function readCsv(bytes: Uint8Array) {
  const splitter = new RecordSplitter({ format: 'csv' });
  const [first, ...records] = [...splitter.push(bytes), ...splitter.end()];
  const encoding = detectEncoding([bytes], 'ascii');
  const reading = readCsvHeader(decodeRecord(first?.bytes ?? new Uint8Array(), encoding) ?? '', csvColumns);
  if (!reading.ok) throw new Error(reading.problem.code);
  const source = { ...jsonSource, file: 'march.csv', encoding, csvHeader: reading.header };
  return records.map((record) => readRecord(record, source));
}

const readRows = (...rows: readonly (readonly string[])[]) =>
  readCsv(new TextEncoder().encode([header, ...rows].map((cells) => cells.join(',')).join('\n')));

/** The example row with one cell changed. */
const withCell = (column: string, cell: string) => row.map((old, at) => (header[at] === column ? cell : old));

describe('reading CSV', () => {
  it('reads a row into a settlement list', () => {
    expect(readRows(row)).toMatchObject([
      {
        ok: true,
        list: {
          settlementId: 'S1',
          patient: { sex: 'female' },
          stay: { admittedAt: '2026-03-05T08:00:00', losDays: 4 },
          diagnoses: [{ code: 'J18.900' }, { code: 'I10.x00' }],
          procedures: [{ code: '33.2400' }, { code: '88.7200' }],
          feeLines: null,
          feeCategories: [
            { category: '03', amountFen: 10010 },
            { category: '09', amountFen: 2000 },
          ],
          totalCostFen: 12010,
        },
      },
    ]);
  });

  it('reads GB18030 with Chinese column names, quoted line ends included', () => {
    const names = [
      '结算ID',
      '定点医药机构编号',
      '性别',
      '入院时间',
      '出院时间',
      '出院科别',
      '医保类型',
      '诊断代码',
      '手术操作代码',
      '检查费',
      '西药费',
      '定点医药机构名称',
    ];
    const text = [
      names.join(','),
      [...row, '"琞璡医院\n""分院"""'].join(','),
      [...row, '总院'].join(','),
    ].join('\r\n');
    const [first, second] = readCsv(encodeGb18030(text));
    expect(first).toMatchObject({
      ok: true,
      list: { totalCostFen: 12010, declaredHospital: { name: '琞璡医院\n"分院"' } },
    });
    expect(second).toMatchObject({ ok: true, list: { declaredHospital: { name: '总院' } } });
  });

  it.each([
    { cells: withCell('gend', ''), field: 'gend', code: 'field-missing' },
    { cells: withCell('fee_09', '1.234'), field: 'fee_09', code: 'bad-money' },
    { cells: withCell('diag_code', '|'), field: 'diag_code', code: 'field-missing' },
    { cells: withCell('oprn_oprt_code', 'x'.repeat(99)), field: 'oprn_oprt_code', code: 'bad-text' },
    { cells: withCell('fixmedins_code', 'H99'), field: 'fixmedins_code', code: 'foreign-hospital' },
    { cells: row.slice(1), field: null, code: 'bad-csv-row' },
    { cells: [...row, ''], field: null, code: 'bad-csv-row' },
    { cells: withCell('gend', '"2" or so'), field: null, code: 'bad-csv-row' },
  ])('refuses a row by its column $field: $code', ({ cells, field, code }) => {
    expect(readRows(cells, row)).toMatchObject([
      { ok: false, rejection: { line: 2, errors: [{ field, code }] } },
      { ok: true },
    ]);
  });
});

describe('a header that comes once more, where files were put together', () => {
  it.each(['setl_id', ' 结算ID', '"setl_id "'])('is refused as that alone: %s', (idName) => {
    const named = [idName, ...header.slice(1)].join(',');
    const read = readCsv(new TextEncoder().encode([named, row, named, row].join('\n')));
    expect(read).toMatchObject([
      { ok: true },
      { ok: false, rejection: { line: 3, errors: [{ field: null, code: 'repeated-header' }] } },
      { ok: true },
    ]);
    expect(read[1]).toHaveProperty('rejection.errors.length', 1);
  });
});

describe('readCsvHeader', () => {
  it('tells unknown columns once and ignores them', () => {
    expect(readCsvHeader([...header, '备注', ''].join(','), csvColumns)).toMatchObject({
      ok: true,
      header: { columns: [...header, null, null], unknownColumns: ['备注'] },
    });
  });

  it('tells no cell of a row that has run into it', () => {
    const merged = [...header, '备注', ...row.with(7, '张三')].join(',');
    const numbers = Array.from({ length: row.length + 1 }, (_, at) => `#${header.length + at + 1}`);
    expect(readCsvHeader(merged, csvColumns)).toMatchObject({ header: { unknownColumns: numbers } });
  });

  it('knows columns in any case, with blanks and brackets of either width', () => {
    const names = ['SETL_ID ', ...header.slice(1), '(年龄不足1周岁)年龄'];
    expect(readCsvHeader(names.join(','), csvColumns)).toMatchObject({
      header: { columns: [...header, 'nwb_age'] },
    });
  });

  it.each([
    { text: row.join(','), problem: { code: 'missing-header' } },
    { text: '"', problem: { code: 'missing-header' } },
    {
      text: ['结算号', ...header.slice(2)].join(','),
      problem: { code: 'missing-columns', columns: ['setl_id', 'fixmedins_code'], unknown: ['结算号'] },
    },
    { text: [...header, '结算ID'].join(','), problem: { code: 'duplicate-columns', columns: ['setl_id'] } },
  ])('refuses a file with $problem', ({ text, problem }) => {
    expect(readCsvHeader(text, csvColumns)).toEqual({ ok: false, problem });
  });
});

describe('splitCsvRow', () => {
  it('gives back any cells that were written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '中') });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        expect(splitCsvRow(cells.map(quote).join(','))).toEqual(cells);
      }),
    );
  });

  it.each([
    ['', ['']],
    [',', ['', '']],
    ['a, "b" ,c', ['a', ' "b" ', 'c']],
    ['5"管,"x" ', ['5"管', 'x']],
  ])('splits %j', (text, cells) => expect(splitCsvRow(text)).toEqual(cells));

  it.each(['"a', '"a"b', 'a,"b"c,d', '"a""'])('refuses %j', (text) => expect(splitCsvRow(text)).toBeNull());
});
