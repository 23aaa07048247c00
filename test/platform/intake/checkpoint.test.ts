import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../core/claims/chunk.ts';
import { parseIntakeLimits } from '../../../core/claims/intake-limits.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import type { FileCheckpoint } from '../../../platform/intake/file-checkpoint.ts';
import { encodeGb18030, treacherousCharacters } from '../../core/claims/encode-gb18030.ts';
import { csvColumns } from '../../core/claims/example-list.ts';

import { writeZip } from '../../support/archive/write-zip.ts';

const limits = parseIntakeLimits({
  recordsAChunk: 3,
  bytesAChunk: 200,
  maxRecordBytes: 400,
  maxCellChars: 20,
});
const reading = { columns: csvColumns, limits };

interface Cut {
  readonly chunks: readonly Chunk[];
  readonly told: object;
}

/** Reads the file in runs of so many chunks; each knows of the one before what JSON tells it, and nothing else. */
async function cutInRuns(
  name: string,
  bytes: Uint8Array,
  runs: readonly number[],
  pieceBytes: number,
  means = reading,
): Promise<Cut> {
  const chunks: Chunk[] = [];
  let from: FileCheckpoint | undefined;
  for (let run = 0; ; run++) {
    const file = new ClaimFile(name, bytesSource(bytes, pieceBytes), means);
    let left = runs[run] ?? Number.POSITIVE_INFINITY;
    let isAll = true;
    for await (const chunk of file.chunks(from)) {
      chunks.push(copied(chunk));
      if (--left > 0) continue;
      isAll = false;
      break;
    }
    if (isAll) {
      const { records, format, encoding, csvHeader, problems, notices } = file;
      return { chunks, told: { records, format, encoding, csvHeader, problems, notices } };
    }
    from = JSON.parse(JSON.stringify(file.checkpoint)) as FileCheckpoint;
    expect(from.chunks).toBe(chunks.length);
  }
}

/** Records are views into what was read. */
function copied(chunk: Chunk): Chunk {
  return {
    ...chunk,
    records: chunk.records.map((record) => ({ ...record, bytes: Buffer.from(record.bytes) })),
  };
}

const ugly = fc.constantFrom(
  '',
  '璡',
  '"',
  '""',
  '\n',
  '\r\n',
  ',',
  '\\',
  '[',
  '{',
  'x'.repeat(120),
  'x'.repeat(500),
);
const cell = fc.array(fc.oneof(ugly, fc.constantFrom('a', '7', '诊', ...treacherousCharacters)), {
  maxLength: 4,
});
const row = cell.map((parts) => parts.join(''));
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const header = 'setl_id,fixmedins_code,gend,adm_time';

/** Texts of every kind, sound and broken. */
const texts = {
  'a.ndjson': fc
    .array(row, { minLength: 1, maxLength: 25 })
    .map((rows) =>
      rows
        .map((text, at) =>
          text.includes('\\') ? `{"id":${at},${text}\n` : `${JSON.stringify({ id: at, text })}\n`,
        )
        .join(''),
    ),
  'a.json': fc
    .tuple(
      fc.array(row, { minLength: 1, maxLength: 25 }),
      fc.boolean(),
      fc.constantFrom(',', ',\n', '\n', ' , '),
    )
    .map(([rows, isClosed, between]) => {
      const values = rows.map((text, at) =>
        text === '{' ? `{"id":${at},"open":[` : JSON.stringify({ id: at, text }),
      );
      return `[${values.join(between)}${isClosed ? ']' : ''}`;
    }),
  'a.csv': fc
    .array(row, { minLength: 1, maxLength: 25 })
    .map((rows) =>
      [header, ...rows.map((text, at) => `S${at},${text.includes('\\') ? text : quoted(text)},1,`)].join(
        '\r\n',
      ),
    ),
} as const;

const packed = {
  plain: (bytes: Uint8Array) => bytes,
  gzip: (bytes: Uint8Array) => gzipSync(bytes),
  'gzip, cut off': (bytes: Uint8Array) => gzipSync(bytes).subarray(0, -12),
};

describe('a file that is cut in several runs', () => {
  it.each(Object.keys(texts) as (keyof typeof texts)[])(
    'gives the chunks, problems and header of a single run, wherever it was interrupted: %s',
    async (name) => {
      const encode = fc.constantFrom(
        encodeGb18030,
        (text: string) => Buffer.from(text),
        (text: string) => Buffer.from(`\uFEFF${text}`),
      );
      await fc.assert(
        fc.asyncProperty(
          texts[name],
          encode,
          fc.constantFrom(...Object.values(packed)),
          fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 8 }),
          fc.integer({ min: 1, max: 300 }),
          async (text, toBytes, pack, runs, pieceBytes) => {
            const bytes = pack(toBytes(text));
            const once = await cutInRuns(name, bytes, [], 1000);
            expect(await cutInRuns(name, bytes, runs, pieceBytes)).toEqual(once);
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('goes on in the part of an archive where it stopped, and tells of the parts before', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `{"id":"第 ${at}"}\n`).join('');
    const zip = writeZip([
      { name: 'one.ndjson', content: rows(7) },
      { name: 'nothing.csv', content: `${header},extra\r\n` },
      { name: 'picture.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]) },
      { name: 'two.ndjson.gz', content: gzipSync(rows(10)) },
      { name: 'cut.ndjson.gz', content: gzipSync(rows(40)).subarray(0, -12) },
      { name: 'three.csv', content: `${header},extra\n${'S1,a,1,\n'.repeat(5)}` },
    ]);
    const once = await cutInRuns('a.zip', zip, [], 1000);
    expect(once.chunks.length).toBeGreaterThan(12);
    const runs = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(runs, async (lengths) => {
        expect(await cutInRuns('a.zip', zip, lengths, 100)).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  it('may come to no more than the limit, however many runs it takes', async () => {
    const part = { content: '{"id":1}\n'.repeat(20) };
    const zip = writeZip(['a', 'b', 'c', 'd'].map((name) => ({ ...part, name: `${name}.ndjson` })));
    const means = { ...reading, limits: { ...limits, maxInflatedBytes: 500 } };
    const once = await cutInRuns('a.zip', zip, [], 1000, means);
    expect(once.told).toMatchObject({
      problems: [{ code: 'inflated-too-large' }, { code: 'inflated-too-large' }],
    });
    expect(
      await cutInRuns(
        'a.zip',
        zip,
        Array.from({ length: 40 }, () => 1),
        1000,
        means,
      ),
    ).toEqual(once);
  });

  it('asks a text that is not compressed for nothing that was read before', async () => {
    const text = Array.from({ length: 12 }, (_, at) => `{"id":${at}}\n`).join('');
    const source = bytesSource(Buffer.from(text), 10);
    const file = new ClaimFile('a.ndjson', source, reading);
    await file.chunks().next();
    const asked: number[] = [];
    const stream = (from = 0) => {
      asked.push(from);
      return source.stream(from);
    };
    const again = new ClaimFile('a.ndjson', { ...source, stream }, reading);
    await again.chunks(file.checkpoint).next();
    // The first is for what kind of file it is.
    expect(asked).toEqual([0, '{"id":0}\n'.length * 3]);
  });
});
