import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../core/claims/chunk.ts';
import { documentedLimits } from '../../../core/claims/intake-limits.ts';
import { readChunk } from '../../../core/claims/read-chunk.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { decodeChunk, encodeChunk } from '../../../platform/intake/chunk-object.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import { encodeGb18030 } from '../../core/claims/encode-gb18030.ts';
import { csvColumns, jsonSource } from '../../core/claims/example-list.ts';

async function read(name: string, content: Uint8Array | string, pieceSize?: number) {
  const file = new ClaimFile(name, bytesSource(Buffer.from(content), pieceSize), {
    columns: csvColumns,
    limits: documentedLimits,
  });
  const chunks: Chunk[] = [];
  for await (const chunk of file.chunks()) chunks.push(chunk);
  return { file, chunks, records: chunks.flatMap((chunk) => chunk.records) };
}

const ndjson = (rows: number, row: (index: number) => object = (id) => ({ id })) =>
  Array.from({ length: rows }, (_, index) => `${JSON.stringify(row(index))}\n`).join('');

const header = 'setl_id,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code';
const textOf = (records: readonly { bytes: Uint8Array }[]) =>
  records.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));

describe('a damaged gzip file', () => {
  it('keeps its encoding and the rows before the damage, whatever the rubble decodes to', async () => {
    const rows = ndjson(4000, (id) => ({ id, name: `张三${(id * 7919) % 9973}` }));
    const bytes = gzipSync(rows);
    const middle = Math.floor(bytes.length / 2);
    for (let at = 0; at < 40; at++) bytes[middle + at] = (bytes[middle + at] ?? 0) ^ 0x5a;
    const { file, records } = await read('march.ndjson.gz', bytes);
    expect(file.problems).toEqual([{ code: 'corrupt-gzip' }]);
    expect(file.encoding).toBe('utf-8');
    expect(textOf(records.slice(0, 1000))).toEqual(rows.split('\n').slice(0, 1000));
  });
});

describe('the chunks of a claim file', () => {
  it('carry what a deployment allows a record, so that it is asked where records are read', async () => {
    const limits = { ...documentedLimits, maxCellChars: 5 };
    const columns = csvColumns;
    const content = Buffer.from(
      `${header},psn_name\nS1,H1,1,2026-03-05,2026-03-09,A03,390,J18,张三三三三三\n`,
    );
    const file = new ClaimFile('march.csv', bytesSource(content), { columns, limits });
    const chunks: Chunk[] = [];
    for await (const one of file.chunks()) chunks.push(one);
    const [chunk] = chunks;
    if (!chunk) throw new Error('no chunk');
    const { rejections } = readChunk(decodeChunk(encodeChunk(chunk)), null, jsonSource.readList);
    expect(rejections[0]?.errors).toMatchObject([{ code: 'cell-too-long', field: 'adm_time' }]);
  });

  it.each([
    [1, [1]],
    [999, [999]],
    [1_000, [1_000]],
    [1_001, [1_000, 1]],
    [2_000, [1_000, 1_000]],
    [2_500, [1_000, 1_000, 500]],
  ])('hold a thousand records each: %i records', async (rows, expected) => {
    const { file, chunks } = await read('march.ndjson', ndjson(rows));
    expect(chunks.map(({ records }) => records.length)).toEqual(expected);
    expect(chunks.map(({ number }) => number)).toEqual(expected.map((_, index) => index + 1));
    expect(file.records).toBe(rows);
  });

  it('hold no more than 8 MiB, but always one record', async () => {
    const mebibytes = (count: number) => ({ fill: 'x'.repeat(count * 1024 * 1024 - 11) });
    const rows = [mebibytes(3), mebibytes(3), mebibytes(3), mebibytes(10), mebibytes(1)];
    const { chunks } = await read(
      'march.ndjson',
      ndjson(5, (index) => rows[index] ?? {}),
      64 * 1024,
    );
    expect(chunks.map(({ records }) => records.length)).toEqual([2, 1, 1, 1]);
  });

  it('keep every record, in order, however the bytes arrive', async () => {
    const content = ndjson(120);
    const whole = await read('march.ndjson', content);
    for (const size of [1, 3, 1_000]) {
      const pieces = await read('march.ndjson', content, size);
      expect(textOf(pieces.records)).toEqual(textOf(whole.records));
      expect(textOf((await read('march.ndjson.gz', gzipSync(content), size)).records)).toEqual(
        textOf(whole.records),
      );
    }
  });

  it('know the lines on which their records stand, in every chunk', async () => {
    const { chunks } = await read('march.ndjson', ndjson(1_002));
    expect(chunks.map(({ records }) => records[0]?.line)).toEqual([1, 1_001]);
  });

  it('are told compressed by content, whatever the name', async () => {
    const { file, records } = await read('march.ndjson', gzipSync(ndjson(3)));
    expect(records).toHaveLength(3);
    expect(file.problems).toEqual([]);
  });
});

describe('the encoding of a claim file', () => {
  const named = (name: string) => ndjson(1_000, () => ({ name }));

  it('is left open by chunks of ASCII and decided by the first that is not', async () => {
    const { file, chunks } = await read(
      'march.ndjson',
      encodeGb18030(`${named('ascii')}${named('示范医院')}`),
    );
    expect(chunks.map(({ encoding }) => encoding)).toEqual(['ascii', 'gb18030']);
    expect(file.encoding).toBe('gb18030');
  });

  it('stays once it is known: a damaged row later does not turn it over', async () => {
    const content = Buffer.concat([
      Buffer.from(named('示范医院')),
      encodeGb18030('{"name":"示范"}\n'),
      Buffer.from('{"name":"医院"}\n'),
    ]);
    const { chunks } = await read('march.ndjson', content);
    expect(chunks.map(({ encoding }) => encoding)).toEqual(['utf-8', 'utf-8']);
  });

  it('is told by the header of a CSV file where the rows are ASCII', async () => {
    const chinese = `${header},定点医药机构名称`;
    const { file, chunks } = await read('march.csv', encodeGb18030(`${chinese}\r\n1,2,3,4,5,6,7,8,9\r\n`));
    expect(chunks.map(({ encoding }) => encoding)).toEqual(['gb18030']);
    expect(chunks[0]?.csvHeader?.columns).toContain('fixmedins_name');
    expect(file.notices).toEqual([]);
  });
});

describe('the header of a CSV file', () => {
  it('goes with every chunk, and is no record', async () => {
    const row = '1,2,3,4,5,6,7,8\n';
    const { file, chunks } = await read('march.csv', `${header}\n${row.repeat(1_001)}`);
    expect(chunks.map(({ csvHeader }) => csvHeader?.columns.length)).toEqual([8, 8]);
    expect(file.records).toBe(1_001);
    expect(chunks[0]?.records[0]?.line).toBe(2);
  });

  it('names unknown columns once, for the office to know', async () => {
    const { file } = await read('march.csv', `${header},shoe_size\n1,2,3,4,5,6,7,8,44\n`);
    expect(file.notices).toEqual([{ code: 'unknown-columns', columns: ['shoe_size'] }]);
    expect(file.problems).toEqual([]);
  });

  it.each([
    ['lacks required columns', 'setl_id,gend', { code: 'missing-columns' }],
    ['has one twice', `${header},gend`, { code: 'duplicate-columns', columns: ['gend'] }],
    ['is a row of data', 'S1,H1,1,2', { code: 'missing-header' }],
  ])('makes the file unreadable where it %s', async (_, wrong, problem) => {
    const { file, chunks } = await read('march.csv', `${wrong}\n1,2,3,4\n`);
    expect(file.problems).toEqual([expect.objectContaining(problem)]);
    expect(chunks).toEqual([]);
    expect(file.records).toBe(0);
  });

  it('alone holds no records', async () => {
    const { file, records } = await read('march.csv', `${header}\r\n`);
    expect(records).toEqual([]);
    expect(file.problems).toEqual([{ code: 'no-records' }]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['empty', 'march.ndjson', ''],
    ['blank', 'march.ndjson', ' \r\n\n\t\n'],
    ['blank and named for CSV', 'march.csv', '\n\n'],
    ['an empty gzip', 'march.ndjson.gz', gzipSync('')],
    ['nothing but a byte order mark', 'march.ndjson', '\uFEFF'],
  ])('is empty where it is %s', async (_, name, content) => {
    const { file, records } = await read(name, content);
    expect(records).toEqual([]);
    expect(file.problems).toEqual([{ code: 'empty-file' }]);
  });

  it.each(['[]', ' [ \n ] '])('holds no records where it is the empty list %j', async (content) => {
    const { file, records } = await read('march.json', content);
    expect(records).toEqual([]);
    expect(file.problems).toEqual([{ code: 'no-records' }]);
  });

  it.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), { code: 'binary-file', found: 'PNG' }],
    ['a zip without its end', Buffer.from('PK\x03\x04rest', 'latin1'), { code: 'archive-cut-off' }],
    ['a zip in a gzip', gzipSync('PK\x03\x04rest'), { code: 'format-unsupported', found: 'zip' }],
    ['gzip in gzip', gzipSync(gzipSync('{}')), { code: 'format-unsupported', found: 'gzip in gzip' }],
    ['prose', Buffer.from('dear office,\nplease find attached\n'), { code: 'unrecognised-format' }],
    ['half a gzip signature', Buffer.from([0x1f]), { code: 'binary-file', found: null }],
  ])('is refused where it is %s', async (_, content, problem) => {
    for (const size of [undefined, 1]) {
      const { file, chunks } = await read('march.dat', content, size);
      expect(file.problems).toEqual([problem]);
      expect(chunks).toEqual([]);
    }
  });
});

describe('a compressed file that breaks off', () => {
  it('gives the rows before the cut and the broken one as truncated, and says why', async () => {
    const random = (index: number) => ({ id: index, noise: (index * 2_654_435_761) % 4_294_967_296 });
    const compressed = gzipSync(ndjson(3_000, random));
    const { file, records } = await read('march.ndjson.gz', compressed.subarray(0, compressed.length / 2));
    expect(file.problems).toEqual([{ code: 'truncated-gzip' }]);
    expect(file.records).toBe(records.length);
    expect(records.length).toBeGreaterThan(500);
    expect(records.filter(({ kind }) => kind === 'truncated').length).toBeLessThanOrEqual(1);
    expect(records.slice(0, -1).every(({ kind }) => kind === 'record')).toBe(true);
  });

  it('before anything could be told of it is refused as truncated', async () => {
    const { file, records } = await read('march.ndjson.gz', gzipSync(ndjson(3)).subarray(0, 10));
    expect(records).toEqual([]);
    expect(file.problems).toEqual([{ code: 'truncated-gzip' }]);
  });

  it('is truncated wherever it is cut, and none of its whole rows is lost or invented', async () => {
    const content = ndjson(30, (index) => ({ id: index }));
    const compressed = gzipSync(content);
    for (let cut = 2; cut < compressed.length; cut++) {
      const { file, records } = await read('march.ndjson.gz', compressed.subarray(0, cut));
      expect(file.problems).toEqual([{ code: 'truncated-gzip' }]);
      const whole = textOf(records.filter(({ kind }) => kind === 'record'));
      expect(whole).toEqual(content.split('\n').slice(0, whole.length));
    }
  });
});
