import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../core/claims/encode-gb18030.ts';
import { textCell, textRows, writeWorkbook } from '../support/archive/write-workbook.ts';
import { writeZip } from '../support/archive/write-zip.ts';
import { sendFile } from '../support/pipeline/outsider.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132300904';
const columns = [
  '结算ID',
  'fixmedins_code',
  '性别',
  'adm_time',
  'dscg_time',
  'dscg_caty',
  'hi_type',
  'diag_code',
];
const cells = (id: string) => [
  id,
  hospital,
  '1',
  '2026-03-02 09:00:00',
  '2026-03-08 10:00:00',
  'A03.04',
  '310',
  'I10.x00x002',
];
const list = (id: string) => wireStay({ hospital, id, name: '' });
const csv = (...ids: string[]) => [columns, ...ids.map(cells)].map((row) => `${row.join(',')}\r\n`).join('');

describe('an archive', () => {
  const workbook = writeWorkbook({
    rows: `${textRows([['三月']])}${textRows([columns, cells('X1')], 2)}<row r="4">${textCell('A4', 'X2')}<c r="B4"><f>B3</f></c></row>`,
  });

  it('of CSV, NDJSON, a workbook and rubbish is processed part by part, and the receipt says what each was taken for', async () => {
    const { receipt, rejected } = await sendFile(
      hospital,
      'march.zip',
      writeZip([
        { name: encodeGb18030('三月/结算.csv'), flags: 0, content: encodeGb18030(csv('C1', 'C2')) },
        { name: 'lists.ndjson', content: toNdjson([list('N1'), list('N2')]) },
        { name: 'more/lists.json.gz', content: gzipSync(JSON.stringify([list('J1'), list('N1')])) },
        { name: 'march.xlsx', content: workbook },
        { name: '../letter.txt', content: 'Dear office,\nplease find attached' },
        { name: '__MACOSX/._march.xlsx', content: 'rubbish' },
      ]),
    );
    expect(receipt).toMatchObject({
      status: 'incomplete',
      format: 'zip',
      read: 8,
      accepted: 6,
      duplicate: 1,
      rejected: 1,
    });
    const { file } = receipt;
    expect(receipt.parts).toEqual([
      { file: `${file}/三月/结算.csv`, format: 'csv', encoding: 'gb18030', records: 2 },
      { file: `${file}/lists.ndjson`, format: 'ndjson', encoding: 'utf-8', records: 2 },
      { file: `${file}/more/lists.json.gz`, format: 'json', encoding: 'utf-8', records: 2 },
      { file: `${file}/march.xlsx`, format: 'xlsx', encoding: 'utf-8', records: 2 },
      { file: `${file}/letter.txt`, format: null, encoding: null, records: 0 },
    ]);
    expect(receipt.problems).toMatchObject([
      {
        code: 'unrecognised-format',
        part: `${file}/letter.txt`,
        message: { zh: expect.stringMatching(/^letter.txt：/) },
      },
    ]);
    expect(receipt.notices.map(({ code, part }) => [code, part?.slice(file.length + 1)])).toEqual([
      ['skipped-entries', undefined],
      ['title-rows', 'march.xlsx'],
      ['entry-renamed', 'letter.txt'],
    ]);
    expect(rejected).toMatchObject([{ file: `${file}/march.xlsx`, line: 4, setl_id: 'X2' }]);
    expect(rejected[0]?.errors).toMatchObject([{ field: 'fixmedins_code', code: 'formula-without-value' }]);
  });

  it('of more damaged files than the batch has room for still tells all of them in the receipt', async () => {
    const bad = Array.from({ length: 130 }, (_, at) => ({
      name: `${at}.txt`,
      content: 'Dear office,\nplease',
    }));
    const { receipt } = await sendFile(
      hospital,
      'many.zip',
      writeZip([...bad, { name: 'good.ndjson', content: toNdjson([list('G1')]) }]),
    );
    expect(receipt).toMatchObject({ read: 1, accepted: 1 });
    expect(receipt.problems).toHaveLength(130);
    expect(receipt.parts).toHaveLength(131);
  });

  it('that is a workbook alone is one file', async () => {
    const { receipt } = await sendFile(hospital, 'april.xlsx', workbook);
    expect(receipt).toMatchObject({ format: 'xlsx', parts: null, read: 2, rejected: 1, duplicate: 0 });
  });
});
