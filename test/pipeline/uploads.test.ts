import { describe, expect, it } from 'vitest';
import type { BatchView } from '../../functions/query/batch-view.ts';
import type { RejectedRow } from '../../functions/query/rejected-page.ts';
import { partBytes } from '../../functions/query/upload-parts.ts';
import { callerNamed } from '../support/pipeline/http-caller.ts';
import { eventually } from '../support/pipeline/outsider.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132500905';
const office = callerNamed('regional-office');

interface Begun {
  readonly key: string;
  readonly url: string;
  readonly upload_id: string;
  readonly parts: number;
}

async function begin(file_name: string, size_bytes: number): Promise<Begun> {
  const { status, body } = await office<Begun>('POST', '/api/v1/uploads', {
    file_name,
    size_bytes,
    hospital,
  });
  expect(status).toBe(201);
  return body;
}

/** As a browser does it: nothing but the link. */
async function put(url: string, body: Uint8Array<ArrayBuffer> | string): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', body });
  expect(answer.status, await answer.text()).toBe(200);
}

async function batchOf(key: string): Promise<BatchView> {
  return eventually(`the batch of ${key}`, async () => {
    const { body } = await office<{ batches: BatchView[] }>('GET', `/api/v1/batches?hospital=${hospital}`);
    return body.batches.find((batch) => batch.key === key && batch.status === 'closed');
  });
}

interface Rejected {
  readonly columns: readonly (string | null)[];
  readonly rows: readonly RejectedRow[];
  readonly file: string;
  readonly next: string | null;
}

const header = 'setl_id,备注,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code';
const row = (id: string, gend: string) =>
  `${id},"甲,乙",${hospital},${gend},2026-03-02 09:00:00,2026-03-08 10:00:00,A03.04,310,I10.x00x002`;

describe('a file that a browser drops', () => {
  it('becomes a batch with a receipt and, row by row, what was refused', async () => {
    const csv = [header, row('W1', '1'), row('W2', '7'), row('W3', ''), row('W4', '2')].join('\n');
    const { key, url } = await begin('三月 报表.csv', Buffer.byteLength(csv));
    await put(url, csv);
    const { batch, file_name } = await batchOf(key);
    expect(file_name).toBe('三月 报表.csv');
    const receipt = await office('GET', `/api/v1/batches/${batch}/receipt`);
    expect(receipt.body).toMatchObject({ read: 4, accepted: 2, rejected: 2, duplicate: 0, hospital });
    const first = await office<Rejected>('GET', `/api/v1/batches/${batch}/rejected?limit=1`);
    expect(first.body).toMatchObject({
      columns: ['setl_id', null, ...header.split(',').slice(2)],
      rows: [{ line: 3, setl_id: 'W2', raw: row('W2', '7'), errors: [{ field: 'gend', value: '7' }] }],
    });
    const second = await office<Rejected>(
      'GET',
      `/api/v1/batches/${batch}/rejected?limit=1&cursor=${first.body.next}`,
    );
    expect(second.body).toMatchObject({ rows: [{ line: 4, setl_id: 'W3' }], next: null });
    const whole = await (await fetch(first.body.file)).text();
    expect(whole.trim().split('\n')).toHaveLength(2);
  });

  it('may come in parts, in any order and by any number of hands, and becomes one file when all are there', async () => {
    const list = toNdjson([wireStay({ hospital, id: 'P1', name: '' })]);
    const file = Buffer.concat([Buffer.from(list), Buffer.alloc(2 * partBytes + 10 - list.length, '\n')]);
    const part = (number: number) => file.subarray((number - 1) * partBytes, number * partBytes);
    const { key, upload_id, parts } = await begin('一年.ndjson', file.length);
    expect(parts).toBe(3);
    const at = `/api/v1/uploads/${upload_id}`;
    const complete = () => office('POST', `${at}/completion`, { size_bytes: file.length });
    const send = async (...numbers: readonly number[]) => {
      const { body } = await office<{ links: { number: number; url: string }[] }>('POST', `${at}/parts`, {
        numbers,
      });
      for (const { number, url } of body.links) await put(url, part(number));
    };
    await send(3, 1);
    expect(await office('POST', `${at}/parts`, { numbers: [3, 4] })).toMatchObject({
      status: 400,
      body: { code: 'part-not-planned' },
    });
    expect((await office('GET', at)).body).toMatchObject({
      parts: [
        { number: 1, size_bytes: partBytes },
        { number: 3, size_bytes: 10 },
      ],
    });
    expect(await complete()).toMatchObject({ status: 409, body: { code: 'parts-missing' } });
    await send(2);
    expect(await complete()).toMatchObject({ status: 200, body: { key } });
    const { batch, size_bytes } = await batchOf(key);
    expect(size_bytes).toBe(file.length);
    expect(await complete()).toMatchObject({ status: 200 });
    expect((await office('GET', `/api/v1/batches/${batch}/receipt`)).body).toMatchObject({
      read: 1,
      accepted: 1,
    });
  });

  it('that is given up leaves nothing', async () => {
    const { upload_id } = await begin('aside.ndjson', 3 * partBytes);
    const at = `/api/v1/uploads/${upload_id}`;
    expect((await office('POST', `${at}/abandonment`)).status).toBe(200);
    expect((await office('GET', at)).status).toBe(404);
  });
});
