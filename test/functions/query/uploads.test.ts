import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partBytes } from '../../../functions/query/upload-parts.ts';
import { plannedUpload, safeName, uploadId, uploadKey } from '../../../functions/query/upload-place.ts';
import type { PlannedBatch } from '../../../platform/table/batches.ts';
import type { UploadedPart } from '../../../platform/upload-desk.ts';
import { apiOver } from '../../support/ask-api.ts';
import { holds } from '../../support/holds.ts';

const own = 'H37130200901';
const sister = 'H37132100903';
const far = 'H61020200906';
const office = { sub: 'u', role: 'office', hospital: own };
const regional = { ...office, region: '371300' };
const MIB = 2 ** 20;

interface Begun {
  readonly key: string;
  readonly url?: string;
  readonly upload_id: string;
  readonly part_bytes: number;
  readonly parts: number;
}

const parts = new Map<string, UploadedPart[]>();
const done = `incoming/${own}/portal/20260401T000000Z-0-1/done.ndjson`;
const batches = [{ id: 'b', hospital: own, key: done, seq: '1' } as PlannedBatch];
const ask = apiOver([], { dropped: { parts, batches } });
const begin = (file_name: string, size_bytes: number, claims: object = office, hospital?: string) =>
  ask<Begun>('/api/v1/uploads', claims, { file_name, size_bytes, ...(hospital && { hospital }) });

function arrive(key: string, ...sizes: readonly number[]): void {
  parts.set(
    key,
    sizes.map((sizeBytes, at) => ({ number: at + 1, etag: `"${at}"`, sizeBytes })),
  );
}

describe('an upload', () => {
  it('of a small file is one link into a folder of its own of the hospital', async () => {
    const { status, body } = await begin('三月.csv', 3 * MIB);
    expect(status).toBe(201);
    expect(body).toEqual({
      key: `incoming/${own}/portal/20260401T000000Z-abcd1234-${3 * MIB}/三月.csv`,
      url: expect.stringMatching(`^https://.*[?]bytes=${3 * MIB}$`),
    });
  });

  it('of a large file goes in parts, whose links and state are told by its id', async () => {
    const { body } = await begin('year.ndjson', 300 * MIB);
    expect(body).toMatchObject({ part_bytes: partBytes, parts: Math.ceil((300 * MIB) / partBytes) });
    const at = `/api/v1/uploads/${body.upload_id}`;
    const links = await ask<{ links: object[] }>(`${at}/parts`, office, { numbers: [1, 38] });
    expect(links.body.links).toMatchObject([
      { number: 1, url: expect.stringMatching(`bytes=${partBytes}$`) },
      { number: 38, url: expect.stringMatching(`bytes=${300 * MIB - 37 * partBytes}$`) },
    ]);
    arrive(body.key, partBytes);
    expect((await ask(at, office)).body).toMatchObject({ parts: [{ number: 1, size_bytes: partBytes }] });
  });

  it('has no links for parts that its file does not have', async () => {
    const { body } = await begin('year.ndjson', 20 * MIB);
    const links = (...numbers: number[]) =>
      ask(`/api/v1/uploads/${body.upload_id}/parts`, office, { numbers });
    expect(await links(1, 2, 3)).toMatchObject({ status: 200 });
    for (const beyond of [4, 10_000])
      expect(await links(1, beyond)).toMatchObject({ status: 400, body: { code: 'part-not-planned' } });
    for (const never of [0, -1, 1.5, 10_001])
      expect(await links(never)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  it('stays the size that it was begun with, whatever is said at its end', async () => {
    const { body } = await begin('year.ndjson', 20 * MIB);
    arrive(body.key, partBytes, partBytes, partBytes, partBytes);
    for (const size_bytes of [20 * MIB, 4 * partBytes])
      expect(await ask(`/api/v1/uploads/${body.upload_id}/completion`, office, { size_bytes })).toMatchObject(
        { status: 409, body: { code: 'parts-missing' } },
      );
    arrive(body.key, 6 * MIB, partBytes, 6 * MIB);
    expect(
      await ask(`/api/v1/uploads/${body.upload_id}/completion`, office, { size_bytes: 20 * MIB }),
    ).toMatchObject({ status: 409 });
  });

  it('becomes a file only when no byte of it is missing', async () => {
    const { body } = await begin('year.ndjson', 20 * MIB);
    const end = (size_bytes: number) =>
      ask(`/api/v1/uploads/${body.upload_id}/completion`, office, { size_bytes });
    arrive(body.key, partBytes, partBytes);
    expect(await end(20 * MIB)).toMatchObject({ status: 409, body: { code: 'parts-missing' } });
    parts.set(body.key, [
      { number: 1, etag: '1', sizeBytes: partBytes },
      { number: 3, etag: '3', sizeBytes: 12 * MIB },
    ]);
    expect(await end(20 * MIB)).toMatchObject({ status: 409 });
    arrive(body.key, partBytes, partBytes, 4 * MIB);
    expect(await end(20 * MIB)).toMatchObject({ status: 200, body: { key: body.key } });
    expect(parts.has(body.key)).toBe(false);
  });

  it('that became a batch is complete, however often that is asked; one that is gone is not found', async () => {
    const end = (key: string) =>
      ask(`/api/v1/uploads/${uploadId({ key, s3Id: 's3' })}/completion`, office, { size_bytes: 1 });
    expect(await end(done)).toMatchObject({ status: 200 });
    expect(await end(done.replace('done', 'gone'))).toMatchObject({ status: 404 });
  });

  it('is dropped when asked to, and twice too', async () => {
    const { body } = await begin('year.ndjson', 20 * MIB);
    for (let time = 0; time < 2; time++)
      expect((await ask(`/api/v1/uploads/${body.upload_id}/abandonment`, office, {})).status).toBe(200);
    expect((await ask(`/api/v1/uploads/${body.upload_id}`, office)).status).toBe(404);
  });

  it.each([
    [{ file_name: '', size_bytes: 1 }, 400],
    [{ file_name: 'a.csv', size_bytes: -1 }, 400],
    [{ file_name: 'a.csv', size_bytes: 1.5 }, 400],
    [{ file_name: 'a.csv', size_bytes: 1, key: 'incoming/x' }, 400],
    [{ file_name: 'a.csv', size_bytes: 10 * 1024 ** 3 + 1 }, 413],
  ])('that cannot be is refused: %o', async (body, status) => {
    expect((await ask('/api/v1/uploads', office, body)).status).toBe(status);
  });

  it('of an empty file is refused in words of its own', async () => {
    expect(await begin('a.csv', 0)).toMatchObject({
      status: 400,
      body: { code: 'file-empty', titles: { zh: expect.stringContaining('空') } },
    });
  });
});

describe('another hospital’s upload', () => {
  it('is begun by its region’s office, and by no other', async () => {
    expect((await begin('a.csv', 1, regional, sister)).body.key).toContain(`incoming/${sister}/portal/`);
    for (const [claims, hospital] of [
      [office, sister],
      [regional, far],
      [regional, 'H99999999999'],
      [regional, '../x'],
    ] as const)
      expect(await begin('a.csv', 1, claims, hospital)).toMatchObject({ status: 404 });
  });

  it('is touched by nobody, and none by who is no office, whatever id he sends', async () => {
    const keyOf = (hospital: string) =>
      uploadKey({ hospital, sizeBytes: 1 }, 'a.ndjson', '2026-04-01T00:00:00.000Z', '1');
    for (const hospital of [own, sister, far]) arrive(keyOf(hospital), 1);
    const tries = [
      [office, uploadId({ key: keyOf(sister), s3Id: 's3' })],
      [regional, uploadId({ key: keyOf(far), s3Id: 's3' })],
      [{ ...office, role: 'auditor' }, uploadId({ key: keyOf(own), s3Id: 's3' })],
      [{ ...office, role: 'manager' }, uploadId({ key: keyOf(own), s3Id: 's3' })],
      [office, uploadId({ key: `incoming/${own}/march.ndjson`, s3Id: 's3' })],
      [office, uploadId({ key: `incoming/${own}/portal/../../${far}/x`, s3Id: 's3' })],
      [office, uploadId({ key: `incoming/${own}/portal/20260401T000000Z-12345678/x`, s3Id: 's3' })],
      [office, 'bm9uc2Vuc2U'],
      [office, Buffer.from('[1,2]').toString('base64url')],
      [office, Buffer.from('{"key":1}').toString('base64url')],
    ] as const;
    const nowhere = await ask('/api/v1/uploads/x', office);
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'not-found' } });
    for (const [claims, id] of tries) {
      const at = `/api/v1/uploads/${id}`;
      expect(await ask(at, claims)).toEqual(nowhere);
      expect(await ask(`${at}/parts`, claims, { numbers: [1] })).toEqual(nowhere);
      expect(await ask(`${at}/completion`, claims, { size_bytes: 1 })).toEqual(nowhere);
      expect(await ask(`${at}/abandonment`, claims, {})).toEqual(nowhere);
    }
    for (const hospital of [own, sister, far]) expect(parts.has(keyOf(hospital))).toBe(true);
  });
});

describe('the name of a file', () => {
  it.each([
    ['2026年3月 (最终).csv', '2026年3月 (最终).csv'],
    ['a/b\\c.ndjson', 'a_b_c.ndjson'],
    ['..', '_'],
    ['.csv', '_.csv'],
    ['x?y#z%41.json', 'x_y_z_41.json'],
    [`${'长'.repeat(200)}.ndjson.gz`, `${'长'.repeat(120)}.ndjson.gz`],
  ])('%s stands in its key as %s', (given, kept) => {
    expect(safeName(given)).toBe(kept);
  });

  it('never leads out of the hospital’s folder', () => {
    holds(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 255 }),
        fc.nat(),
        (name, sizeBytes) => {
          const planned = { hospital: own, sizeBytes };
          const key = uploadKey(planned, name, '2026-04-01T00:00:00.000Z', '1');
          expect(plannedUpload(key)).toEqual(planned);
          expect(key.split('/')).toHaveLength(5);
          expect(key.split('/').at(-1)).not.toMatch(/^\.*$/);
          expect(Buffer.from(key).length).toBeLessThan(1024);
        },
      ),
    );
  });
});
