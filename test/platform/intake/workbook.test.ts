import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../core/claims/chunk.ts';
import { documentedLimits, type IntakeLimits } from '../../../core/claims/intake-limits.ts';
import { readChunk } from '../../../core/claims/read-chunk.ts';
import { splitCsvRow } from '../../../core/claims/split-csv-row.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import { csvColumns, jsonSource } from '../../core/claims/example-list.ts';
import {
  textCell,
  textRows,
  type WorkbookText,
  writeWorkbook,
} from '../../support/archive/write-workbook.ts';
import { writeZip } from '../../support/archive/write-zip.ts';

const columns = [
  'setl_id',
  'fixmedins_code',
  'gend',
  'adm_time',
  'dscg_time',
  'dscg_caty',
  'hi_type',
  'diag_code',
];
const header = textRows([columns]);

async function readBytes(bytes: Uint8Array, limits: Partial<IntakeLimits> = {}, name = 'march.xlsx') {
  const means = { columns: csvColumns, limits: { ...documentedLimits, ...limits } };
  const file = new ClaimFile(name, bytesSource(bytes), means);
  const chunks: Chunk[] = [];
  for await (const chunk of file.chunks()) chunks.push(chunk);
  const records = chunks.flatMap((chunk) => chunk.records);
  const rows = records.map(({ bytes }) => splitCsvRow(Buffer.from(bytes).toString()) ?? []);
  return { file, chunks, records, rows, codes: file.problems.map(({ code }) => code) };
}

const read = (text: WorkbookText, limits: Partial<IntakeLimits> = {}) =>
  readBytes(writeWorkbook(text), limits);

/** What a row says whose first cell is the given one. */
async function firstCell(cell: string, text: Partial<WorkbookText> = {}) {
  const { rows } = await read({ ...text, rows: `${header}<row r="2">${cell}${textCell('B2', 'x')}</row>` });
  return rows[0]?.[0];
}

describe('the rows of a workbook', () => {
  it('come as those of a CSV file, under the numbers that the spreadsheet shows', async () => {
    const { file, chunks, records, rows } = await read({
      rows: `${header}${textRows([['S1', 'H"1', 'a,b\nc']], 4)}<row r="5" hidden="1">${textCell('A5', 'S2')}</row>`,
    });
    expect([file.format, file.encoding, file.records]).toEqual(['xlsx', 'utf-8', 2]);
    expect(chunks[0]?.format).toBe('csv');
    expect(chunks[0]?.csvHeader?.columns).toEqual(columns);
    expect(records.map(({ line }) => line)).toEqual([4, 5]);
    expect(rows).toEqual([
      ['S1', 'H"1', 'a,b\nc', '', '', '', '', ''],
      ['S2', '', '', '', '', '', '', ''],
    ]);
    expect([file.problems, file.notices]).toEqual([[], []]);
  });

  it('stand where their cells say, or behind the one before where they do not', async () => {
    const { rows } = await read({
      rows: `${header}<row><c t="str"><v>a</v></c><c r="D2" t="str"><v>d</v></c><c t="str"><v>e</v></c></row>`,
    });
    expect(rows).toEqual([['a', '', '', 'd', 'e', '', '', '']]);
  });

  it('that are blank are none, however they are formatted', async () => {
    const { records } = await read({
      rows: `${header}<row r="2"><c r="A2" s="1"/><c r="B2" t="str"><v></v></c></row><row r="3"/>${textRows([['S1']], 4)}`,
    });
    expect(records.map(({ line }) => line)).toEqual([4]);
  });

  it('follow the first row with more than a title in it', async () => {
    const title = `${textRows([['三月结算清单']])}${textRows([['', '', '单位：元']], 2)}`;
    const { file, records } = await read({
      rows: `${title}${textRows([columns, ['S1', 'H1']], 4)}`,
    });
    expect(records.map(({ line }) => line)).toEqual([5]);
    expect(file.notices).toEqual([{ code: 'title-rows', rows: [1, 2] }]);
  });

  it('have no more than ten titles above them', async () => {
    const titles = Array.from({ length: 11 }, (_, at) => [`标题 ${at}`]);
    const { file, codes } = await read({ rows: textRows([...titles, columns, ['S1', 'H1']]) });
    expect(codes).toEqual(['missing-header']);
    expect(file.notices).toContainEqual({ code: 'title-rows', rows: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
  });

  it('are cut at the last column of the header, which is told', async () => {
    const { file, rows } = await read({ rows: `${header}${textRows([[...columns, 'remark']], 2)}` });
    expect(rows).toEqual([columns]);
    expect(file.notices).toEqual([{ code: 'cells-beyond-header', row: 2 }]);
  });

  it('may have a prefix for every element, and stand in entries of any kind', async () => {
    const prefixed = (document: string) =>
      document.replaceAll(/<(\/?)(?=\w)/g, '<$1x:').replaceAll('xmlns=', 'xmlns:x=');
    const sheet = `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>${header}${textRows([['S1', 'H1']], 2)}</sheetData></worksheet>`;
    const { rows } = await read({
      rows: '',
      documents: { 'book/pages/one.xml': prefixed(sheet) },
      how: { method: 0, hasDescriptor: true },
    });
    expect(rows[0]?.slice(0, 2)).toEqual(['S1', 'H1']);
  });

  it('are those of the first sheet that is seen; the others are named', async () => {
    const { file, rows } = await read({
      rows: `${header}${textRows([['S1', 'H1']], 2)}`,
      sheets:
        '<sheet name="旧" r:id="rId7" state="hidden"/><sheet name="新" r:id="rId8"/><sheet name="图" r:id="rId9"/>',
    });
    expect(rows[0]?.[0]).toBe('S2');
    expect(file.notices).toEqual([{ code: 'other-sheets', names: ['旧'] }]);
  });

  it('are those of the first sheet where none is seen, which is told', async () => {
    const { file, rows } = await read({
      rows: `${header}${textRows([['S1', 'H1']], 2)}`,
      sheets:
        '<sheet name="旧" r:id="rId7" state="hidden"/><sheet name="新" r:id="rId8" state="veryHidden"/>',
    });
    expect(rows[0]?.[0]).toBe('S1');
    expect(file.notices).toEqual([
      { code: 'hidden-sheet', name: '旧' },
      { code: 'other-sheets', names: ['新'] },
    ]);
  });

  it('tell of merged cells, whose content counts once', async () => {
    const { file } = await read({
      rows: `${header}${textRows([['S1', 'H1']], 2)}`,
      afterRows: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    });
    expect(file.notices).toEqual([{ code: 'merged-cells', ranges: 1 }]);
  });
});

describe('a cell', () => {
  const strings = [
    '<t>普通</t>',
    '<r><t>富</t></r><r><rPr><b/></rPr><t>文本</t></r>',
    '<t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh>',
  ];
  const formats = [
    'yyyy/m/d',
    'yyyy"年"m"月"d"日" hh:mm',
    '0.00_ ',
    '000000',
    '[h]:mm',
    '[$-804]上午/下午h"时"mm"分"',
    '[Red]#,##0.00;[Blue]-0',
    'yyyy\\-mm\\-dd',
  ];

  it.each<[string, string, string]>([
    ['a shared text', '<c r="A2" t="s"><v>0</v></c>', '普通'],
    ['a text in several looks', '<c r="A2" t="s"><v>1</v></c>', '富文本'],
    ['a text with its reading', '<c r="A2" t="s"><v>2</v></c>', '漢'],
    ['a text of its own', '<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', 'ab'],
    [
      'the text of a formula',
      '<c r="A2" t="str"><f>A1&amp;""</f><v>a&lt;b&#x1F600;&#128512;</v></c>',
      'a<b😀😀',
    ],
    ['signs that XML cannot hold', '<c r="A2" t="str"><v>a_x000D_b_x005F_x</v></c>', 'a\rb_x'],
    ['CDATA', '<c r="A2" t="str"><v><![CDATA[a<b]]></v></c>', 'a<b'],
    ['true', '<c r="A2" t="b"><v>1</v></c>', '1'],
    ['false', '<c r="A2" t="b"><v>0</v></c>', '0'],
    ['a number', '<c r="A2"><v>12.5</v></c>', '12.5'],
    ['the noise of a binary fraction', '<c r="A2"><v>1234.5600000000001</v></c>', '1234.56'],
    ['another', '<c r="A2"><v>0.30000000000000004</v></c>', '0.3'],
    ['an exponent', '<c r="A2"><v>1.2E+3</v></c>', '1200'],
    ['a small exponent', '<c r="A2"><v>-1.25E-8</v></c>', '-0.0000000125'],
    ['fifteen digits', '<c r="A2"><v>123456789012345</v></c>', '123456789012345'],
    ['a day', '<c r="A2" s="1"><v>46086</v></c>', '2026-03-05'],
    ['a day with an hour', '<c r="A2" s="1"><v>46086.5</v></c>', '2026-03-05 12:00:00'],
    ['a time to the second', '<c r="A2" s="2"><v>46086.999988425923</v></c>', '2026-03-05 23:59:59'],
    ['midnight where hours are shown', '<c r="A2" s="2"><v>46086</v></c>', '2026-03-05 00:00:00'],
    ['a day of the year that begins wrong', '<c r="A2" s="1"><v>59</v></c>', '1900-02-28'],
    ['the day after one that never was', '<c r="A2" s="1"><v>61</v></c>', '1900-03-01'],
    ['a number with a blank in its look', '<c r="A2" s="3"><v>46086</v></c>', '46086'],
    ['a code with noughts in front', '<c r="A2" s="4"><v>42</v></c>', '000042'],
    ['a length of time', '<c r="A2" s="5"><v>1.5</v></c>', '1.5'],
    ['a Chinese time', '<c r="A2" s="6"><v>46086.25</v></c>', '2026-03-05 06:00:00'],
    ['a coloured number', '<c r="A2" s="7"><v>46086</v></c>', '46086'],
    ['a day with escaped dashes', '<c r="A2" s="8"><v>46086</v></c>', '2026-03-05'],
    ['an ISO time', '<c r="A2" t="d"><v>2026-03-05T10:00:00</v></c>', '2026-03-05 10:00:00'],
  ])('may hold %s', async (_, cell, expected) => {
    expect(await firstCell(cell, { sharedStrings: strings, formats })).toBe(expected);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const text = { formats, workbookPr: 'date1904="1"' };
    expect(await firstCell('<c r="A2" s="1"><v>44624</v></c>', text)).toBe('2026-03-05');
  });

  it.each<[string, string, string, string | null]>([
    [
      'a number of more than 15 digits',
      '<c r="B2"><v>3.7132500905123E+17</v></c>',
      'digits-lost',
      '3.7132500905123E+17',
    ],
    ['a formula that was never computed', '<c r="B2"><f>SUM(C2:D2)</f></c>', 'formula-without-value', null],
    ['an error', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'cell-error', '#DIV/0!'],
    ['a shared text that is not there', '<c r="B2" t="s"><v>99</v></c>', 'cell-error', '99'],
    [
      'more than the limit',
      `<c r="B2" t="str"><v>${'x'.repeat(70_000)}</v></c>`,
      'cell-too-long',
      'x'.repeat(199),
    ],
  ])('that holds %s refuses its row and no other, by the name of the cell', async (_, cell, code, value) => {
    const good = textRows([['S9', 'H1']], 3);
    const { chunks } = await read({
      rows: `${header}<row r="2">${textCell('A2', 'S1')}${cell}</row>${good}`,
    });
    const { rejections } = readChunk(chunks[0] as Chunk, null, jsonSource.readList);
    const [first, second] = rejections;
    expect(first).toMatchObject({ line: 2, setl_id: 'S1', file: 'march.xlsx' });
    expect(first?.errors).toHaveLength(1);
    expect(first?.errors[0]).toMatchObject({ field: 'fixmedins_code', code });
    expect(first?.errors[0]?.value?.slice(0, 199) ?? null).toBe(value);
    expect(first?.errors[0]?.message.zh).toContain('B2');
    expect(first?.errors[0]?.message.en).toContain('B2');
    expect(second?.errors.map((error) => error.code)).not.toContain(code);
  });

  it('in a column that is ignored does no harm', async () => {
    const { chunks } = await read({
      rows: `${textRows([[...columns, '备注栏']])}<row r="2">${textCell('A2', 'S1')}<c r="I2" t="e"><v>#N/A</v></c></row>`,
    });
    const { rejections } = readChunk(chunks[0] as Chunk, null, jsonSource.readList);
    expect(rejections[0]?.errors.map(({ code }) => code)).not.toContain('cell-error');
  });

  it('that holds a settlement id without its last digits names none', async () => {
    const { chunks } = await read({
      rows: `${header}<row r="2"><c r="A2"><v>1E+17</v></c>${textCell('B2', 'H1')}</row>`,
    });
    const { rejections } = readChunk(chunks[0] as Chunk, null, jsonSource.readList);
    expect(rejections[0]?.setl_id).toBeNull();
    expect(rejections[0]?.errors[0]).toMatchObject({ field: 'setl_id', code: 'digits-lost' });
  });
});

describe('a workbook that cannot be read', () => {
  const rows = `${header}${textRows([['S1', 'H1']], 2)}`;

  it.each<[string, Partial<WorkbookText>, string]>([
    [
      'has a type of document',
      { documents: { 'book/words.xml': '<!DOCTYPE sst [<!ENTITY a "b">]><sst/>' } },
      'workbook-hostile',
    ],
    [
      'nests without end',
      { documents: { 'book/words.xml': `<sst>${'<a>'.repeat(100_000)}` } },
      'workbook-hostile',
    ],
    [
      'has a tag without end',
      { documents: { 'book/words.xml': `<sst a="${'x'.repeat(3_000_000)}"` } },
      'workbook-hostile',
    ],
    ['has no workbook', { documents: { '_rels/.rels': '<Relationships/>' } }, 'workbook-damaged'],
    [
      'leads out of itself',
      {
        documents: {
          '_rels/.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
        },
      },
      'workbook-damaged',
    ],
    ['has no sheet', { sheets: '' }, 'workbook-damaged'],
    [
      'has a sheet that is no XML',
      { documents: { 'book/pages/one.xml': 'Dear office' } },
      'workbook-damaged',
    ],
    [
      'has a sheet that ends in the middle',
      { documents: { 'book/pages/one.xml': '<worksheet><sheetData>' } },
      'workbook-damaged',
    ],
    ['has a sheet of nothing', { rows: '' }, 'no-records'],
    ['has a sheet of nothing but a title', { rows: textRows([['title']]) }, 'missing-header'],
    [
      'has no header',
      {
        rows: textRows([
          ['1', '2'],
          ['3', '4'],
        ]),
      },
      'missing-header',
    ],
  ])('is refused in words where it %s', async (_, text, code) => {
    const { codes, records } = await read({ rows, ...text });
    expect([codes, records]).toEqual([[code], []]);
  });

  it('gives the rows before the damage', async () => {
    const { codes, rows: found } = await read({
      rows: `${header}${textRows([['S1', 'H1']], 2)}<row r="3"></wrong>`,
    });
    expect(codes).toEqual(['workbook-damaged']);
    expect(found.map(([id]) => id)).toEqual(['S1']);
  });

  it('may be a letter, or a workbook of another kind', async () => {
    const types = (type: string) =>
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/book/main.xml" ContentType="application/vnd.${type}"/></Types>`;
    const found = async (type: string) =>
      (await read({ rows, documents: { '[Content_Types].xml': types(type) } })).file.problems;
    expect(await found('openxmlformats-officedocument.wordprocessingml.document.main+xml')).toEqual([
      { code: 'binary-file', found: 'docx' },
    ]);
    expect(await found('ms-excel.sheet.binary.macroEnabled.main')).toEqual([
      { code: 'format-unsupported', found: 'xlsb' },
    ]);
    expect(await found('ms-excel.sheet.macroEnabled.main+xml')).toEqual([]);
    const ods = writeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
      { name: 'content.xml', content: '<x/>' },
    ]);
    expect((await readBytes(ods)).file.problems).toEqual([{ code: 'format-unsupported', found: 'ods' }]);
  });

  it('is read as far as its limits', async () => {
    const many = `${header}${textRows(
      [
        ['S1', 'H'],
        ['S2', 'H'],
        ['S3', 'H'],
      ],
      2,
    )}`;
    const tooMany = await read({ rows: many }, { maxSheetRows: 2 });
    expect([tooMany.codes, tooMany.records.length]).toEqual([['too-many-rows'], 2]);
    const wide = `${header}<row r="2">${textCell('XFD2', 'x')}</row>`;
    expect((await read({ rows: wide })).codes).toEqual(['too-many-columns']);
    const strings = { rows, sharedStrings: ['<t>abc</t>', '<t>def</t>'] };
    expect((await read(strings, { maxSharedStringBytes: 50 })).codes).toEqual(['shared-strings-too-large']);
    expect((await read({ rows }, { maxSheetInflatedBytes: 100 })).codes).toEqual(['inflated-too-large']);
  });

  it('does not stop the other files of an archive; a good one is read there too', async () => {
    const bytes = writeZip([
      { name: 'good.xlsx', content: writeWorkbook({ rows }) },
      { name: 'bad.xlsx', content: writeWorkbook({ rows, sheets: '' }) },
      { name: 'large.xlsx', content: Buffer.concat([writeWorkbook({ rows }), Buffer.alloc(50_000)]) },
      { name: 'last.xlsx', content: writeWorkbook({ rows }) },
    ]);
    const { file, records } = await readBytes(bytes, { maxWorkbookBytes: 20_000 }, 'a.zip');
    expect(file.parts.map(({ name, format }) => [name, format])).toEqual([
      ['a.zip/good.xlsx', 'xlsx'],
      ['a.zip/bad.xlsx', null],
      ['a.zip/large.xlsx', null],
      ['a.zip/last.xlsx', 'xlsx'],
    ]);
    expect(records).toHaveLength(2);
    expect(file.problems).toEqual([
      { code: 'workbook-damaged', part: 'a.zip/bad.xlsx' },
      { code: 'nested-too-large', limitBytes: 20_000, part: 'a.zip/large.xlsx' },
    ]);
  });
});
