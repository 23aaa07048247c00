import { deflateRawSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../core/claims/encode-gb18030.ts';
import { type Answer, answerTo, putFile, queryTable, sendFile } from '../support/pipeline/outsider.ts';
import { parkedQueues, quietAt, sendTo } from '../support/pipeline/queues.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132300904';
const foreign = 'H37132500905';
const list = (id: string, name = '') => wireStay({ hospital, id, name });
const lists = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => list(`${prefix}${at}`));
const send = (name: string, body: string | Uint8Array) => sendFile(hospital, name, body);

/** What the receipt says is wrong with the file; each must be said in both languages. */
function problemsOf({ receipt }: Answer): readonly string[] {
  for (const { message } of [...receipt.problems, ...receipt.notices]) {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    expect(message.en).toMatch(/^[A-Z].*\.$/);
  }
  return receipt.problems.map(({ code }) => code);
}

/** Line, field and code of every error of the rejected records, each told in both languages. */
function errorsOf({ rejected }: Answer): readonly string[] {
  return rejected.flatMap(({ line, errors }) =>
    errors.map(({ field, code, message }) => {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/^[A-Z].*\.$/);
      return `${line} ${field} ${code}`;
    }),
  );
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync('sheet')]);
const whole = gzipSync(toNdjson(lists('G', 400)));
const damaged = Buffer.from(whole);
damaged.fill(0xff, whole.length - 600, whole.length - 400);

const csvColumns = 'setl_id,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code';
const csvRow = (id: string) =>
  `${id},${hospital},1,2026-03-02 09:00:00,2026-03-08 10:00:00,A03.04,310,I10.x00x002`;

describe('a file of which nothing can be read ends in a receipt that says why', () => {
  it.each<[string, string, string | Uint8Array, string]>([
    ['an empty file', 'empty.ndjson', Buffer.alloc(0), 'empty-file'],
    ['a blank file', 'blank.ndjson', ' \n\n\t\r\n', 'empty-file'],
    ['an empty array', 'none.json', '[]', 'no-records'],
    ['a picture', 'scan.ndjson', png, 'binary-file'],
    [
      'UTF-16 with a byte order mark',
      'wide.csv',
      Buffer.from(`\ufeff${csvColumns}`, 'utf16le'),
      'format-unsupported',
    ],
    [
      'UTF-16 without one',
      'wide.ndjson',
      Buffer.from(toNdjson([list('W')]), 'utf16le'),
      'format-unsupported',
    ],
    ['a workbook without its end', 'march.xlsx', zip, 'archive-cut-off'],
    ['a zip archive without its end', 'march.zip', zip, 'archive-cut-off'],
    ['gzip in gzip', 'twice.ndjson.gz', gzipSync(gzipSync('{}')), 'format-unsupported'],
    [
      'a gzip that ends at once',
      'short.ndjson.gz',
      gzipSync(toNdjson([list('W')])).subarray(0, 12),
      'truncated-gzip',
    ],
    ['prose', 'letter.txt', '尊敬的医保办：附件请查收。', 'unrecognised-format'],
    ['a page of HTML', 'login.csv', '<html><body>401</body></html>', 'unrecognised-format'],
    ['CSV without a header', 'bare.csv', `${csvRow('W1')}\n${csvRow('W2')}\n`, 'missing-header'],
    ['CSV that lacks a column', 'narrow.csv', `${csvColumns.replace(',diag_code', '')}\n`, 'missing-columns'],
    ['CSV of nothing but its header', 'header.csv', `${csvColumns}\n`, 'no-records'],
  ])('%s', async (_, name, body, code) => {
    const answer = await send(name, body);
    expect(problemsOf(answer)).toEqual([code]);
    expect(answer.receipt).toMatchObject({
      status: 'refused',
      read: 0,
      accepted: 0,
      rejected: 0,
      file: `incoming/${hospital}/${name}`,
    });
    expect(answer.rejected).toEqual([]);
  });

  it('a file of a hospital that nobody registered', async () => {
    const unknown = 'H99999999999';
    const answer = await sendFile(unknown, 'march.ndjson', toNdjson([list('U1')]));
    expect(problemsOf(answer)).toEqual(['unknown-hospital']);
    expect(answer.receipt).toMatchObject({ hospital: unknown, status: 'refused', read: 0 });
    expect(answer.receipt.problems[0]?.message.zh).toContain(unknown);
  });

  it.each([
    ['outside incoming/', 'elsewhere/march.ndjson'],
    ['with a hospital and no file', `incoming/${hospital}`],
    ['that is a folder', `incoming/${hospital}/march/`],
    ['with an empty hospital', 'incoming//march.ndjson'],
    ['with a hospital without end', `incoming/${'H'.repeat(200)}/march.ndjson`],
  ])('a key %s', async (_, key) => {
    const answer = await sendFile('_refused', '', 'x', { key });
    expect(problemsOf(answer)).toEqual(['bad-key']);
    expect(answer.receipt).toMatchObject({ file: key, status: 'refused', read: 0 });
  });

  it('a file that was deleted before its turn', async () => {
    const eventTime = new Date().toISOString();
    const object = { key: `incoming/${hospital}/gone.ndjson`, size: 1, eTag: 'e', sequencer: '01' };
    await sendTo('Split', { Records: [{ eventTime, s3: { bucket: { name: 'intake' }, object } }] });
    const answer = await answerTo(hospital, ({ key }) => key === object.key);
    expect(problemsOf(answer)).toEqual(['file-gone']);
  });

  it('a file that was overwritten before its turn, which the newer one does not miss', async () => {
    const key = `incoming/${hospital}/overwritten.ndjson`;
    const { batch, receipt } = await send('overwritten.ndjson', toNdjson([list('O1')]));
    const object = { key, size: 1, eTag: 'of-the-earlier-content', sequencer: '02' };
    await sendTo('Split', {
      Records: [{ eventTime: '2026-01-01T00:00:00.000Z', s3: { bucket: { name: 'intake' }, object } }],
    });
    const older = await answerTo(hospital, (one) => one.key === key && one.id !== batch.id);
    expect(problemsOf(older)).toEqual(['file-replaced']);
    expect(receipt).toMatchObject({ accepted: 1 });
  });
});

describe('a file that breaks off gives what stands before the break', () => {
  it.each([
    ['a truncated gzip', 'cut.ndjson.gz', whole.subarray(0, whole.length - 300), 'truncated-gzip'],
    ['a damaged gzip', 'damaged.ndjson.gz', damaged, 'corrupt-gzip'],
  ])('%s', async (_, name, body, code) => {
    const answer = await send(name, body);
    const { receipt } = answer;
    expect(problemsOf(answer)).toEqual([code]);
    expect(receipt.status).toBe('incomplete');
    expect(receipt.accepted).toBeGreaterThan(100);
    expect(receipt.accepted).toBeLessThan(400);
    expect(receipt.read).toBe(receipt.accepted + receipt.rejected + receipt.duplicate);
  });

  it('an array that is never closed, whose last list is half there', async () => {
    const answer = await send(
      'open.json',
      `[${JSON.stringify(list('A1'))},${JSON.stringify(list('A2')).slice(0, 150)}`,
    );
    expect(answer.receipt).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    expect(errorsOf(answer)).toEqual(['1 null truncated-record']);
  });
});

describe('a bad record is refused with its line, field and reason, and the others are processed', () => {
  let answer: Answer;
  beforeAll(async () => {
    const of = (id: string, setlinfo: object) => ({
      ...list(id),
      setlinfo: { ...list(id).setlinfo, ...setlinfo },
    });
    const lines: (string | Uint8Array)[] = [
      JSON.stringify(list('B1')),
      '{"setlinfo": {"setl_id": "B2", ',
      JSON.stringify(of('B3', { age: 'sixty' })),
      JSON.stringify(of('B4', { act_ipt_days: { days: 6 } })),
      JSON.stringify(of('B5', { fixmedins_code: foreign })),
      Buffer.concat([
        Buffer.from('{"setlinfo":{"setl_id":"B6","psn_name":"'),
        Buffer.from([0xff, 0xc0, 0x80]),
        Buffer.from('"}}'),
      ]),
      '"a text"',
      '42',
      JSON.stringify(of('B9', { dscg_time: '2026-02-30 10:00:00' })),
      JSON.stringify(of('B10', { adm_time: '2026-03-09 09:00:00' })),
      JSON.stringify({ ...list('B11'), diseinfo: 'I10' }),
      JSON.stringify({
        ...list('B12'),
        feedetail: [{ ...list('B12').feedetail[0], det_item_fee_sumamt: '12.345.6' }],
      }),
      JSON.stringify(list('B13', '末行')),
    ];
    answer = await send(
      'mixed.ndjson',
      Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])),
    );
  });

  it('in the receipt as counts', () => {
    const { receipt } = answer;
    expect(problemsOf(answer)).toEqual([]);
    expect(receipt).toMatchObject({ status: 'processed', read: 13, accepted: 2, rejected: 11, duplicate: 0 });
    expect(receipt.rejected_by_code).toMatchObject({
      'bad-json': 3,
      'bad-encoding': 1,
      'foreign-hospital': 1,
    });
  });

  it('in the rejected records one by one', () => {
    expect(errorsOf(answer)).toEqual([
      '2 null bad-json',
      '3 setlinfo.age bad-number',
      '4 setlinfo.act_ipt_days bad-text',
      '5 setlinfo.fixmedins_code foreign-hospital',
      '6 null bad-encoding',
      '7 null bad-json',
      '8 null bad-json',
      '9 setlinfo.dscg_time bad-date',
      '10 setlinfo.dscg_time discharge-before-admission',
      '11 diseinfo bad-node',
      '12 feedetail[0].det_item_fee_sumamt bad-money',
    ]);
    expect(answer.rejected.map(({ setl_id }) => setl_id).slice(0, 5)).toEqual(['B2', 'B3', 'B4', 'B5', 'B6']);
  });

  it('and leaves nothing of the foreign record in the table', async () => {
    expect(await queryTable(`CASE#${foreign}#B5`)).toEqual([]);
    expect(await queryTable(`CASE#${hospital}#B5`)).toEqual([]);
    expect(await queryTable(`CASE#${hospital}#B13`)).toHaveLength(1);
  });
});

describe('a record made to hurt', () => {
  const of = (id: string, setlinfo: object) => ({
    ...list(id),
    setlinfo: { ...list(id).setlinfo, ...setlinfo },
  });
  const line = list('H').feedetail[0];
  it.each<[string, string]>([
    ['half a character in a key', JSON.stringify(of('H1', { setl_id: 'H1\ud800' }))],
    ['a control character in a key', JSON.stringify(of('H2', { dscg_caty: 'A\u0000B' }))],
    ['a key without end', JSON.stringify(of('H3', { chfpdr_code: 'D'.repeat(5000) }))],
    ['brackets without end', `{"setlinfo":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    [
      'a number without end',
      JSON.stringify({ ...list('H4'), feedetail: [{ ...line, cnt: 'CNT' }] }).replace('"CNT"', '1e999'),
    ],
    [
      'more money than there is',
      JSON.stringify({ ...list('H5'), feedetail: [{ ...line, det_item_fee_sumamt: '9'.repeat(40) }] }),
    ],
    [
      'a year before all years',
      JSON.stringify(of('H6', { adm_time: '0000-01-01 00:00:00', dscg_time: '0000-01-02 00:00:00' })),
    ],
    [
      'a list that names the prototype',
      '{"__proto__":{"setlinfo":{}},"constructor":null,"setlinfo":{"toString":1}}',
    ],
  ])('is refused, and its neighbours are processed: %s', async (what, record) => {
    const neighbours = lists('N', 2).map((one) => JSON.stringify(one));
    const { receipt } = await send(`${what}.ndjson`, [neighbours[0], record, neighbours[1]].join('\n'));
    expect(receipt).toMatchObject({ status: 'processed', read: 3, accepted: 2, rejected: 1 });
  });
});

describe('an unusual file is read all the same', () => {
  it('GB18030', async () => {
    const answer = await send(
      'gb.ndjson',
      encodeGb18030(toNdjson([list('E1', '王小明'), list('E2', '欧阳娜')])),
    );
    expect(answer.receipt).toMatchObject({
      status: 'processed',
      encoding: 'gb18030',
      accepted: 2,
      rejected: 0,
    });
  });

  it('UTF-8 with a byte order mark', async () => {
    const answer = await send('bom.ndjson', `\ufeff${toNdjson([list('E3', '王'), list('E4')])}`);
    expect(answer.receipt).toMatchObject({ encoding: 'utf-8', accepted: 2, rejected: 0 });
  });

  it.each<[string, string, unknown, number]>([
    ['an array', 'array.json', [list('J1'), list('J2')], 2],
    ['one list over many lines', 'one.json', list('J3'), 1],
    ['the message envelope', 'envelope.json', { infno: '4101', input: list('J4') }, 1],
  ])('JSON: %s', async (_, name, value, accepted) => {
    const { receipt } = await send(name, JSON.stringify(value, null, 2));
    expect(receipt).toMatchObject({ status: 'processed', format: 'json', read: accepted, accepted });
  });

  it('JSON: two objects one after the other', async () => {
    const { receipt } = await send(
      'two.json',
      `${JSON.stringify(list('J5'), null, 2)}\n${JSON.stringify(list('J6'), null, 2)}`,
    );
    expect(receipt).toMatchObject({ status: 'processed', read: 2, accepted: 2 });
  });

  it('CSV, whose unknown columns are told once and whose short row is refused', async () => {
    const answer = await send(
      'wide.csv',
      `${csvColumns},备注,remark2\n${csvRow('V1')},a,b\n${csvRow('V2')}\n${csvRow('V3')},,\n`,
    );
    expect(answer.receipt).toMatchObject({
      status: 'processed',
      format: 'csv',
      read: 3,
      accepted: 2,
      rejected: 1,
    });
    expect(problemsOf(answer)).toEqual([]);
    expect(answer.receipt.notices).toMatchObject([
      { code: 'unknown-columns', message: { en: expect.stringContaining('备注, remark2') } },
    ]);
    expect(errorsOf(answer)).toEqual(['3 null bad-csv-row']);
  });

  it.each([
    'with blanks.ndjson',
    '三月/清单（终）.ndjson',
    '1+1=2.ndjson',
    '100%.ndjson',
    'a%20b+c d&e?f#g.ndjson',
    'it\'s "quoted" ~!*().ndjson',
  ])('under the key %s', async (name) => {
    const { receipt } = await send(name, toNdjson([list('K1')]));
    expect(receipt).toMatchObject({ file: `incoming/${hospital}/${name}`, status: 'processed', accepted: 1 });
  });
});

describe('after all this', () => {
  it('nothing is tried for ever, and nothing is parked', async () => {
    await quietAt('Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify');
    expect(await parkedQueues()).toEqual([]);
  });

  it('many large refused files do not stop the ones behind them', async () => {
    const noise = Buffer.alloc(300_000, 0x01);
    await Promise.all(
      Array.from({ length: 120 }, (_, at) => putFile(`incoming/${hospital}/noise/${at}.bin`, noise)),
    );
    const { receipt } = await send('behind.ndjson', toNdjson([list('Z1')]));
    expect(receipt).toMatchObject({ status: 'processed', accepted: 1 });
  });
});
