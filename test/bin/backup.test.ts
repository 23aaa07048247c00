import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type BackupManifest, readManifest } from '../../bin/backup/backup-manifest.ts';
import { checkBytes, readPart, writePart } from '../../bin/backup/backup-part.ts';
import { backupPlace } from '../../bin/backup/backup-place.ts';
import { fromItemLine, type RawItem, toItemLine } from '../../bin/backup/item-line.ts';
import { restoredItems } from '../../bin/backup/restored-items.ts';
import { fingerprintOf, seal, unseal } from '../../bin/backup/seal.ts';
import { awsClients } from '../../platform/aws.ts';
import { holds } from '../support/holds.ts';
import { workFolder } from './run-sentinel.ts';

const room = workFolder();
afterAll(room.remove);
const { s3 } = awsClients({ region: 'us-east-1' });

const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => new Uint8Array(array));
const { attribute } = fc.letrec((tie) => ({
  attribute: fc.oneof(
    { maxDepth: 3 },
    fc.record({ S: fc.string() }),
    fc.record({ N: fc.integer().map(String) }),
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true as const }),
    fc.record({ B: bytes }),
    fc.record({ BS: fc.array(bytes, { minLength: 1, maxLength: 3 }) }),
    fc.record({ NS: fc.array(fc.nat().map(String), { minLength: 1, maxLength: 3 }) }),
    fc.record({ L: fc.array(tie('attribute'), { maxLength: 3 }) }),
    // Names that are those of types are names like any other.
    fc.record({
      M: fc.dictionary(fc.constantFrom('B', 'M', 'L', 'S', 'a'), tie('attribute'), { maxKeys: 3 }),
    }),
  ),
}));

describe('an item in a copy', () => {
  it('is what it was, whatever its attributes are', () => {
    const items = fc.dictionary(fc.constantFrom('pk', 'sk', 'B', 'body'), attribute);
    holds(
      fc.property(items, (item) => {
        const line = JSON.parse(JSON.stringify(toItemLine(item as RawItem)));
        expect(plain(fromItemLine(line))).toEqual(plain(item as RawItem));
      }),
    );
  });
});

/** Bytes as bytes, of whatever class. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

describe('a part of a copy', () => {
  const place = backupPlace(room.at('part'), s3);
  const records = [{ a: '一' }, { b: 'line\nend' }, { c: 'x'.repeat(100_000) }];

  it('is read as it was written, and known by its hash', async () => {
    const part = await writePart(place, 'some/part.gz', Readable.from(records));
    expect(part).toMatchObject({ name: 'some/part.gz', lines: 3 });
    await checkBytes(place, part.name, part);
    const read: unknown[] = [];
    for await (const record of readPart(place, part)) read.push(record);
    expect(read).toEqual(records);
  });

  it('that is short of a byte, or is not there, is told by its name', async () => {
    const part = await writePart(place, 'short.gz', Readable.from(records));
    room.write('part/short.gz', Buffer.from(room.read('part', 'short.gz'), 'latin1').subarray(1));
    await expect(checkBytes(place, part.name, part)).rejects.toThrow(/short.gz.*已损坏/);
    await expect(checkBytes(place, 'nowhere.gz', part)).rejects.toThrow('缺少文件');
  });

  it('that cannot be made fails with the cause', async () => {
    const broken = async function* () {
      yield { a: 1 };
      throw new Error('the table is gone');
    };
    await expect(writePart(place, 'broken.gz', broken())).rejects.toThrow('the table is gone');
  });

  it.runIf(existsSync('/dev/full'))(
    'that finds the disk full says so in both languages, of its file',
    async () => {
      symlinkSync('/dev/full', room.at('part/full.gz'));
      await expect(writePart(place, 'full.gz', Readable.from(records))).rejects.toThrow(
        `${room.at('part/full.gz')}: 磁盘已满 The disk is full`,
      );
    },
  );

  it('is taken away again with all others, and nothing else is', async () => {
    const mine = backupPlace(room.at('given-up'), s3);
    await mine.begin();
    await writePart(mine, 'table/0.gz', Readable.from(records));
    room.write('given-up/of-another', '');
    await mine.abandon();
    expect(readdirSync(room.at('given-up'))).toEqual(['of-another']);
    await expect(mine.begin()).rejects.toThrow('须为空');
  });

  it('lies in a folder or a bucket, and nowhere else', () => {
    expect(() => backupPlace('ftp://somewhere/else', s3)).toThrow('s3://');
  });
});

describe('what says what is in a copy', () => {
  it('is told by its name where it is cut off, in both languages', async () => {
    const place = backupPlace(room.at('cut-off'), s3);
    await place.write('manifest.json', Readable.from([Buffer.from('{"format":')]));
    await expect(readManifest(place)).rejects.toThrow(/^manifest\.json: 备份已损坏.*the backup is damaged/);
  });
});

describe('secrets of a copy', () => {
  it('are read under their passphrase alone, and unchanged alone', () => {
    const sealed = seal('人员密钥', 'open, please');
    expect(JSON.stringify(sealed)).not.toContain('人员');
    expect(unseal(sealed, 'open, please')).toBe('人员密钥');
    expect(() => unseal(sealed, 'another')).toThrow('口令不对');
    const text = Buffer.from(sealed.text, 'base64');
    text[0] = (text[0] ?? 0) ^ 1;
    expect(() => unseal({ ...sealed, text: text.toString('base64') }, 'open, please')).toThrow('口令不对');
  });

  it('are told apart without being told', () => {
    expect(fingerprintOf('one')).toBe(fingerprintOf('one'));
    expect(fingerprintOf('one')).not.toBe(fingerprintOf('two'));
  });
});

describe('what was on its way', () => {
  const text = (S: string) => ({ S });
  const manifest = { in_flight: ['b1'], is_quiet: false } as unknown as BackupManifest;
  const { change, months } = restoredItems(manifest);
  const batch = (id: string): RawItem => ({
    ...{ pk: text(`BATCH#${id}`), sk: text('BATCH'), id: text(id), status: text('closed') },
    ...{ uploaded_at: text('2026-03-01T00:00:00Z'), chunks: { N: '1002' }, audited_blocks: { NS: ['1'] } },
    stuck: { M: {} },
  });

  it('begins again at enrolment, with all its chunks begun', () => {
    const [again, ...sets] = change(batch('b1'));
    expect(again).toMatchObject({ status: text('enrolling'), gsi3pk: text('OPEN') });
    expect(again?.['gsi3sk']).toEqual(text('2026-03-01T00:00:00Z#b1'));
    expect(Object.keys(again ?? {})).not.toContain('audited_blocks');
    expect(Object.keys(again ?? {})).not.toContain('stuck');
    expect(sets.map(({ sk, chunks }) => [sk?.S, chunks?.NS?.length])).toEqual([
      ['DONE#begun#0001', 1000],
      ['DONE#begun#0002', 2],
    ]);
    expect(change({ pk: text('BATCH#b1'), sk: text('DONE#audited#0001') })).toEqual([]);
  });

  it('is no other batch', () => {
    const other = batch('b2');
    expect(change(other)).toEqual([other]);
  });

  it('may have left a finding without its pointer, and months to be summed up anew', () => {
    const finding: RawItem = {
      ...{ pk: text('CASE#H1#S1'), sk: text('FINDING#f1'), finding_id: text('f1') },
      ...{ hospital: text('H1'), setl_id: text('S1') },
    };
    expect(change(finding)[1]).toEqual({
      ...{ pk: text('FINDING#f1'), sk: text('CASE'), hospital: text('H1'), settlementId: text('S1') },
    });
    change({ pk: text('SUMMARY#H1#2026-03'), sk: text('x') });
    expect([...months]).toEqual(['H1 2026-03']);
    const atRest = restoredItems({ ...manifest, is_quiet: true });
    expect(atRest.change(finding)).toEqual([finding]);
  });
});
