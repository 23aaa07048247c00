import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../core/claims/chunk.ts';
import { documentedLimits } from '../../../core/claims/intake-limits.ts';
import { readChunk } from '../../../core/claims/read-chunk.ts';
import { splitCsvRow } from '../../../core/claims/split-csv-row.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import { encodeGb18030 } from '../../core/claims/encode-gb18030.ts';
import { csvColumns, exampleList, jsonSource, setlinfo } from '../../core/claims/example-list.ts';
import { textRows, writeWorkbook } from '../../support/archive/write-workbook.ts';
import { writeZip } from '../../support/archive/write-zip.ts';

const means = { columns: csvColumns, limits: documentedLimits };

async function read(name: string, content: Uint8Array | string, pieceBytes?: number) {
  const file = new ClaimFile(name, bytesSource(Buffer.from(content), pieceBytes), means);
  const chunks: Chunk[] = [];
  for await (const chunk of file.chunks()) chunks.push(chunk);
  const readings = chunks.map((chunk) => readChunk(chunk, null, jsonSource.readList));
  return {
    file,
    records: chunks.flatMap(({ records }) => records),
    ids: readings.flatMap(({ lists }) => lists.map(({ list }) => list.settlementId)),
    refused: readings.flatMap(({ rejections }) => rejections),
  };
}

const list = (setl_id: string, changes: Record<string, unknown> = {}) =>
  exampleList({ setlinfo: setlinfo({ setl_id, fixmedins_name: '示范医院', ...changes }) });
const envelope = (input: unknown, infno = '4101') => ({ infno, msgid: 'm', input });
const json = (value: unknown) => JSON.stringify(value);
const pretty = (value: unknown) => JSON.stringify(value, null, 2);
const [a, b] = [list('A'), list('B')];
const byteOrderMark = Buffer.from([0x84, 0x31, 0x95, 0x33]);

describe('settlement lists as JSON', () => {
  it.each<[string, string, string | Uint8Array, readonly string[]]>([
    ['a list', 'x.json', json(a), ['A']],
    ['a list over several lines', 'x.json', pretty(a), ['A']],
    ['a list over several lines, named for lines', 'x.ndjson', pretty(a), ['A']],
    ['an array of lists', 'x.json', json([a, b]), ['A', 'B']],
    ['lists one after the other', 'x.json', `${pretty(a)}${pretty(b)}`, ['A', 'B']],
    ['an envelope', 'x.json', pretty(envelope(a)), ['A']],
    ['an envelope with data', 'x.json', json(envelope({ data: a })), ['A']],
    [
      'an envelope with a list of one header',
      'x.json',
      json(envelope({ ...a, setlinfo: [a['setlinfo']] })),
      ['A'],
    ],
    ['an array of envelopes', 'x.json', pretty([envelope(a), envelope(b, '4101A')]), ['A', 'B']],
    ['an array of both', 'x.json', json([envelope(a), b]), ['A', 'B']],
    ['a line each', 'x.jsonl', `${json(a)}\r\n${json(b)}`, ['A', 'B']],
    ['an envelope a line', 'x.ndjson', `${json(envelope(a))}\n\n${json(b)}\n`, ['A', 'B']],
    ['lines named for JSON', 'x.json', `${json(a)}\n${json(b)}\n`, ['A', 'B']],
    ['lines of arrays', 'x.ndjson', `${json([a])}\n${json([b])}\n`, ['A', 'B']],
  ])('are read from %s, with or without a mark, in either encoding', async (_, name, content, ids) => {
    const text = content.toString();
    const forms = [
      text,
      `\uFEFF${text}`,
      encodeGb18030(text),
      Buffer.concat([byteOrderMark, encodeGb18030(text)]),
    ];
    for (const form of forms) {
      const reading = await read(name, form, 777);
      expect([reading.ids, reading.refused, reading.file.problems]).toEqual([ids, [], []]);
    }
    expect((await read(name, encodeGb18030(text))).file.encoding).toBe('gb18030');
  });

  it('are read under the names of 4101A', async () => {
    const names = { nwb_admtype: '1', nwbbirwt: '2500', nwbadmwt: '2600' };
    const { ids, refused } = await read('x.json', json(list('A', names)));
    expect([ids, refused]).toEqual([['A'], []]);
  });
});

const columns = [
  '结算ID',
  '定点医药机构编号',
  '性别',
  '入院时间',
  '出院时间',
  '出院科别',
  '医保类型',
  '诊断代码',
];
const row = (id: string) => {
  const { fixmedins_code, gend, adm_time, dscg_time, dscg_caty, hi_type } = setlinfo() as Record<
    string,
    string
  >;
  return [id, fixmedins_code, gend, adm_time, dscg_time, dscg_caty, hi_type, 'I10.x00x002'].map(
    (cell) => cell ?? '',
  );
};

describe('settlement lists as a table', () => {
  const known = [
    'setl_id',
    'fixmedins_code',
    'gend',
    'adm_time',
    'dscg_time',
    'dscg_caty',
    'hi_type',
    'diag_code',
  ];
  const table = (names: readonly string[], separator = ',') =>
    [names, row('A'), row('B')].map((cells) => `${cells.join(separator)}\r\n`).join('');

  it.each<[string, string, string | Uint8Array]>([
    ['CSV', 'x.csv', table(known)],
    ['CSV with a mark', 'x.csv', `\uFEFF${table(known)}`],
    ['CSV with Chinese names', 'x.csv', table(columns)],
    ['CSV of Excel in China', 'x.csv', encodeGb18030(table(columns))],
    ['CSV of another name', 'x.txt', encodeGb18030(table(columns))],
    ['a workbook', 'x.xlsx', writeWorkbook({ rows: textRows([known, row('A'), row('B')]) })],
    [
      'a workbook with Chinese names',
      'x.dat',
      writeWorkbook({ rows: textRows([columns, row('A'), row('B')]) }),
    ],
  ])('are read from %s', async (_, name, content) => {
    const { ids, refused, file } = await read(name, content);
    expect([ids, refused, file.problems]).toEqual([['A', 'B'], [], []]);
  });

  it.each(['\t', ';', '，', '；', '|'])(
    'are refused, in words, where %j stands between the cells',
    async (separator) => {
      for (const name of ['x.csv', 'x.txt'])
        for (const names of [known, columns]) {
          const content = table(names, separator);
          for (const form of [content, encodeGb18030(content)]) {
            const { file, records } = await read(name, form);
            expect([records, file.problems]).toEqual([[], [{ code: 'other-separator', separator }]]);
          }
        }
    },
  );

  it('are refused, in words, where lines end with a carriage return alone: rows are no names of columns', async () => {
    for (const names of [known, columns]) {
      const content = table(names, ',').replaceAll('\n', '\r');
      for (const form of [content, encodeGb18030(content)]) {
        const { file, records } = await read('x.csv', form);
        expect([records, file.problems, file.notices]).toEqual([[], [{ code: 'cr-line-ends' }], []]);
      }
    }
  });
});

/** Anything that a cell, an XML text and a line of CSV may hold. */
const cellText = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').trim());

describe('the same rows', () => {
  it('are the same records, as CSV, compressed, in an archive, in pieces, and as a workbook', async () => {
    const rowOfCells = fc
      .array(cellText, { minLength: 8, maxLength: 8 })
      .filter((cells) => cells.join('') !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOfCells, { minLength: 1, maxLength: 6 }),
        fc.nat(40),
        async (rows, size) => {
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const csv = [columns, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
          const plain = await read('a.csv', csv);
          const forms: [string, Uint8Array][] = [
            ['a.csv', Buffer.from(csv)],
            ['a.csv.gz', gzipSync(csv)],
            ['a.zip', writeZip([{ name: 'a.csv', content: csv }])],
            ['b.zip', writeZip([{ name: 'a.csv.gz', content: gzipSync(csv), method: 0 }])],
            ['a.xlsx', writeWorkbook({ rows: textRows([columns, ...rows]) })],
          ];
          const cellsOf = ({ records }: typeof plain) =>
            records.map(({ line, bytes }) => [line, splitCsvRow(Buffer.from(bytes).toString())]);
          expect(cellsOf(plain)).toEqual(rows.map((cells, at) => [at + 2, cells]));
          for (const [name, bytes] of forms) {
            const other = await read(name, bytes, size + 1);
            expect([name, cellsOf(other)]).toEqual([name, cellsOf(plain)]);
            expect(other.refused.map(({ errors }) => errors)).toEqual(
              plain.refused.map(({ errors }) => errors),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
