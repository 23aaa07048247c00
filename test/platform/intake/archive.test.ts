import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../core/claims/chunk.ts';
import { documentedLimits, type IntakeLimits } from '../../../core/claims/intake-limits.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import { encodeGb18030 } from '../../core/claims/encode-gb18030.ts';
import { csvColumns } from '../../core/claims/example-list.ts';
import { writeZip, type ZipEntry } from '../../support/archive/write-zip.ts';

async function read(bytes: Uint8Array, limits: Partial<IntakeLimits> = {}, name = 'claims.zip') {
  const means = { columns: csvColumns, limits: { ...documentedLimits, ...limits } };
  const file = new ClaimFile(name, bytesSource(bytes), means);
  const chunks: Chunk[] = [];
  for await (const chunk of file.chunks()) chunks.push(chunk);
  const rows = chunks.flatMap((chunk) => chunk.records.map(({ bytes }) => Buffer.from(bytes).toString()));
  return { file, chunks, rows, codes: file.problems.map(({ code }) => code) };
}

const zipped = (...entries: ZipEntry[]) => read(writeZip(entries));
const line = (id: number | string) => `{"id":"${id}"}\n`;
const rowsOf = (...ids: (number | string)[]) => ids.map((id) => line(id).trimEnd());
const many = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => line(`${from + index}-${((from + index) * 7919) % 9973}`));

describe('the parts of an archive', () => {
  it('are read in the order of its directory, each with format, encoding, header and lines of its own', async () => {
    const csv =
      '结算ID,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code\n1,2,3,4,5,6,7,8\n';
    const { file, chunks, rows } = await zipped(
      { name: 'b/second.ndjson', content: `${line('医院')}${line(2)}` },
      { name: 'a/first.csv', content: csv },
      { name: 'list.json', content: encodeGb18030('[{"id":"示范医院"},\n{"id":"4"}]') },
      { name: 'packed.ndjson.gz', content: gzipSync(line(5)) },
    );
    expect(file.format).toBe('zip');
    expect(chunks.map(({ file, format, encoding }) => [file, format, encoding])).toEqual([
      ['claims.zip/b/second.ndjson', 'ndjson', 'utf-8'],
      ['claims.zip/a/first.csv', 'csv', 'utf-8'],
      ['claims.zip/list.json', 'json', 'gb18030'],
      ['claims.zip/packed.ndjson.gz', 'ndjson', 'ascii'],
    ]);
    expect(chunks.map(({ number, recordsBefore }) => [number, recordsBefore])).toEqual([
      [1, 0],
      [2, 2],
      [3, 3],
      [4, 5],
    ]);
    expect(chunks.map(({ csvHeader }) => csvHeader?.columns.length ?? null)).toEqual([null, 8, null, null]);
    expect(chunks.map(({ records }) => records.map(({ line }) => line))).toEqual([[1, 2], [2], [1, 2], [1]]);
    expect(rows).toHaveLength(6);
    expect(file.problems).toEqual([]);
    expect(file.parts.map(({ records }) => records)).toEqual([2, 1, 2, 1]);
  });

  it('never share a chunk, however small they are', async () => {
    const { chunks } = await zipped(...[1, 2, 3].map((id) => ({ name: `${id}.ndjson`, content: line(id) })));
    expect(chunks).toHaveLength(3);
  });

  it.each<[string, Partial<ZipEntry>]>([
    ['deflated', {}],
    ['stored', { method: 0 }],
    ['of a size that follows the data', { hasDescriptor: true }],
    ['of a size in the fields for huge files', { isZip64: true }],
  ])('may be %s', async (_, how) => {
    const { file, rows } = await zipped({ name: 'x.ndjson', content: many(0, 3000).join(''), ...how });
    expect(rows).toHaveLength(3000);
    expect(file.problems).toEqual([]);
  });

  it('go on where one of them is damaged, encrypted, packed strangely or no claim file at all', async () => {
    const { file, rows } = await zipped(
      { name: 'first.ndjson', content: line(1) },
      { name: 'wrong.ndjson', content: line(2), claims: { crc: 7 } },
      { name: 'secret.ndjson', content: line(3), flags: 0x801 },
      { name: 'strange.ndjson', content: line(4), method: 14 },
      { name: 'picture.png', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
      { name: 'letter.txt', content: 'Dear office,\nplease find' },
      { name: 'empty.csv', content: '' },
      { name: 'inner.zip', content: writeZip([{ name: 'a.ndjson', content: line(5) }]) },
      { name: 'last.ndjson', content: line(6) },
    );
    expect(rows).toEqual(rowsOf(1, 2, 6));
    expect(file.problems).toEqual([
      { code: 'entry-damaged', part: 'claims.zip/wrong.ndjson' },
      { code: 'entry-encrypted', part: 'claims.zip/secret.ndjson' },
      { code: 'entry-method', method: 'lzma', part: 'claims.zip/strange.ndjson' },
      { code: 'binary-file', found: 'PNG', part: 'claims.zip/picture.png' },
      { code: 'unrecognised-format', part: 'claims.zip/letter.txt' },
      { code: 'empty-file', part: 'claims.zip/empty.csv' },
      { code: 'nested-archive', part: 'claims.zip/inner.zip' },
    ]);
  });

  it('keep the rows before the damage', async () => {
    const bytes = writeZip([
      { name: 'a.ndjson', content: many(0, 4000).join('') },
      { name: 'b.ndjson', content: line('b') },
    ]);
    for (let at = 20_000; at < 20_040; at++) bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
    const { codes, rows } = await read(bytes);
    expect(codes).toEqual(['entry-damaged']);
    expect(rows.slice(0, 1000)).toEqual(many(0, 1000).map((row) => row.trimEnd()));
    expect(rows.at(-1)).toBe('{"id":"b"}');
  });

  it('are left out, and told, where an operating system or a program left them', async () => {
    const { file, rows } = await zipped(
      { name: 'folder/', content: '' },
      { name: 'folder/a.ndjson', content: line(1) },
      { name: '__MACOSX/folder/._a.ndjson', content: 'rubbish' },
      { name: 'folder/.DS_Store', content: 'rubbish' },
      { name: 'Thumbs.db', content: 'rubbish' },
      { name: '~$a.xlsx', content: 'rubbish' },
    );
    expect(rows).toEqual(rowsOf(1));
    expect(file.problems).toEqual([]);
    expect(file.notices).toEqual([
      {
        code: 'skipped-entries',
        names: ['__MACOSX/folder/._a.ndjson', 'folder/.DS_Store', 'Thumbs.db', '~$a.xlsx'],
      },
    ]);
  });
});

describe('the name of an entry', () => {
  const nameOf = async (entry: Partial<ZipEntry>) => {
    const { file } = await zipped({ name: 'x', content: line(1), ...entry });
    return [file.parts[0]?.name.replace('claims.zip/', ''), file.notices.map(({ code }) => code)];
  };

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\etc\\passwd',
    '..\\etc/./passwd',
    'etc/pass\u0000wd',
    'etc/\u202epasswd',
  ])('is a label and leads nowhere: %j', async (name) => {
    expect(await nameOf({ name })).toEqual([expect.stringMatching(/^etc\/passwd$/), ['entry-renamed']]);
  });

  it.each(['..', '', '\u0000'])('is a number where nothing is left of it: %j', async (name) => {
    expect((await nameOf({ name }))[0]).toBe('#1');
  });

  it('is read as GBK where it is not marked as UTF-8 and is none', async () => {
    expect(await nameOf({ name: encodeGb18030('三月/结算清单.ndjson'), flags: 0 })).toEqual([
      '三月/结算清单.ndjson',
      [],
    ]);
    expect(await nameOf({ name: '三月.ndjson', flags: 0 })).toEqual(['三月.ndjson', []]);
    expect(await nameOf({ name: 'march\\a.ndjson', flags: 0 })).toEqual(['march/a.ndjson', []]);
  });

  it('is taken from the field for Unicode names, where that is of this name', async () => {
    const utf8 = Buffer.from('四月.ndjson');
    const field = (name: Uint8Array) => {
      const head = Buffer.alloc(9);
      head.writeUInt16LE(0x7075, 0);
      head.writeUInt16LE(5 + utf8.length, 2);
      head.writeUInt8(1, 4);
      head.writeUInt32LE(crc32(name), 5);
      return Buffer.concat([head, utf8]);
    };
    const name = Buffer.from('0.ndjson');
    expect(await nameOf({ name, flags: 0, extra: field(name) })).toEqual(['四月.ndjson', []]);
    expect(await nameOf({ name, flags: 0, extra: field(utf8) })).toEqual(['0.ndjson', []]);
  });

  it('that two entries share is told apart, and both are read', async () => {
    const { file, rows } = await zipped(
      { name: 'a.ndjson', content: line(1) },
      { name: 'a.ndjson', content: line(2) },
    );
    expect(rows).toEqual(rowsOf(1, 2));
    expect(file.parts.map(({ name }) => name)).toEqual(['claims.zip/a.ndjson', 'claims.zip/a.ndjson (2)']);
  });

  it('of any length is cut', async () => {
    expect((await nameOf({ name: `${'x'.repeat(5000)}.ndjson` }))[0]).toHaveLength(200);
  });
});

describe('an archive as a whole', () => {
  const honest = writeZip(
    [1, 2, 3].map((id) => ({ name: `${id}.ndjson`, content: many(id * 1000, 50).join('') })),
  );

  it('wherever it is cut off says so, and nothing of it is read', async () => {
    const step = Math.ceil(honest.length / 97);
    for (let cut = 4; cut < honest.length; cut += step) {
      const { codes, rows, file } = await read(honest.subarray(0, cut));
      expect([file.format, rows.length, codes]).toEqual(['zip', 0, ['archive-cut-off']]);
    }
  });

  it('with any byte turned over is read, told damaged, or both, and never breaks the reading', async () => {
    for (let at = 4; at < honest.length; at += 3) {
      const damaged = Buffer.from(honest);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const { codes, rows } = await read(damaged);
      expect(codes.length > 0 || rows.length === 150, `byte ${at}: ${codes} ${rows.length}`).toBe(true);
    }
  }, 60_000);

  it.each<[string, Uint8Array, string]>([
    ['empty', writeZip([]), 'archive-empty'],
    ['nothing but folders', writeZip([{ name: 'a/', content: '' }]), 'archive-empty'],
    ['followed by something else', Buffer.concat([honest, Buffer.from('rest')]), 'archive-damaged'],
  ])('is refused where it is %s', async (_, bytes, code) => {
    const { codes, rows } = await read(bytes);
    expect([codes, rows]).toEqual([[code], []]);
  });

  it('is refused where entries lie upon each other', async () => {
    const entry = { name: 'a.ndjson', content: many(0, 100).join('') };
    const { codes } = await zipped(entry, { ...entry, name: 'b.ndjson', claims: { offset: 0 } });
    expect(codes).toEqual(['overlapping-entries']);
  });

  it('is refused where it has more entries than the limit', async () => {
    const { file } = await read(honest, { maxArchiveEntries: 2 });
    expect(file.problems).toEqual([{ code: 'too-many-entries', found: 3, limit: 2 }]);
  });

  it('is told by its content, whatever its name', async () => {
    expect((await read(honest, {}, 'march.csv')).rows).toHaveLength(150);
  });
});

describe('what is inflated', () => {
  const bomb = Buffer.concat([Buffer.from(line(0)), Buffer.alloc(8 * 1024 * 1024, ' ')]);

  it('is counted while it is made, whatever the directory says', async () => {
    const limits = { maxInflationRatio: 100, inflationFloorBytes: 1024 * 1024 };
    const entries = [
      { name: 'bomb.ndjson', content: bomb, claims: { size: 10 } },
      { name: 'good.ndjson', content: line(1) },
    ];
    const { file, rows } = await read(writeZip(entries), limits);
    expect(file.problems).toEqual([{ code: 'inflation-ratio', limit: 100, part: 'claims.zip/bomb.ndjson' }]);
    expect(rows).toEqual(rowsOf(0, 1));
    const gz = await read(gzipSync(bomb), limits, 'bomb.ndjson.gz');
    expect(gz.file.problems).toEqual([{ code: 'inflation-ratio', limit: 100 }]);
    const wrapped = await read(writeZip([{ name: 'a.gz', content: gzipSync(bomb), method: 0 }]), limits);
    expect(wrapped.codes).toEqual(['inflation-ratio']);
  });

  it('counts for the whole file, not for each part', async () => {
    const part = (name: string) => ({ name, content: many(0, 5000).join('') });
    const size = Buffer.byteLength(many(0, 5000).join(''));
    const bytes = writeZip([part('a.ndjson'), part('b.ndjson'), part('c.ndjson')]);
    const { file, codes } = await read(bytes, { maxInflatedBytes: Math.ceil(size * 1.5) });
    expect(codes).toEqual(['inflated-too-large', 'inflated-too-large']);
    expect(file.parts.map(({ records }) => records)[0]).toBe(5000);
  });
});
