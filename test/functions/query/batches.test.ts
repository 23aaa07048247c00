import { describe, expect, it } from 'vitest';
import { emptyOutcome } from '../../../core/chunk-outcome.ts';
import { receiptOf } from '../../../functions/close/receipt.ts';
import { cursorAt } from '../../../platform/http/cursor.ts';
import type { PlannedBatch } from '../../../platform/table/batches.ts';
import { apiOver } from '../../support/ask-api.ts';

const own = 'H37130200901';
const sister = 'H37132100903';
const far = 'H61020200906';
const office = { sub: 'u', role: 'office', hospital: own };
const auditor = { ...office, role: 'auditor' };
const regional = { ...office, region: '371300' };

function batch(id: string, parts: Partial<PlannedBatch> = {}): PlannedBatch {
  const hospital = parts.hospital ?? own;
  return {
    id,
    hospital,
    key: `incoming/${hospital}/portal/1/三月 ${id}.csv`,
    version: null,
    etag: 'e',
    size_bytes: 12,
    uploaded_at: `2026-04-0${id.at(-1)}T00:00:00Z`,
    seq: `2026-04-0${id.at(-1)}#0`,
    status: 'closed',
    chunks: 2,
    records: 3,
    format: 'csv',
    encoding: 'utf-8',
    csv_columns: ['setl_id', null, 'gend'],
    problems: [],
    notices: [],
    activations: null,
    planned_at: '2026-04-02T08:00:02.000Z',
    ...parts,
  };
}

const open = batch('b5', { status: 'auditing' });
const { chunks: _chunks, records: _records, ...unread } = batch('b6', { status: 'splitting' });
const all = [
  unread as PlannedBatch,
  open,
  batch('b4'),
  batch('b3', { hospital: sister }),
  batch('b2', { hospital: far }),
  batch('b1'),
];
const row = (line: number, raw: string) =>
  JSON.stringify({
    file: 'f',
    line,
    setl_id: null,
    errors: [{ field: 'gend', value: '3', code: 'unknown-code', message: { zh: '错', en: 'wrong' } }],
    raw,
  });
const rejected = {
  b4: [row(2, 'S1,"a\nb",3'), row(3, '性别,x,3'), row(4, 'x'.repeat(300_000)), row(5, 'S4,,3')].join('\n'),
  b1: '',
  b3: `${row(2, 'foreign')}\n`,
};
const keysOf = (id: string) => ({ rejected: 'r', results: `receipts/${id}/results.xlsx` });
const receipts = Object.fromEntries(
  all.map((one) => [one.id, receiptOf(one, emptyOutcome, [], keysOf(one.id), '2026-04-09T00:00:00Z')]),
);
const ask = apiOver([], {
  dropped: { batches: all, finished: { b5: { enrolled: 2, audited: 1 } }, rejected, receipts },
});
const at = (path: string, claims: object = office) => ask<Answer>(`/api/v1/batches${path}`, claims);

interface Answer {
  readonly batches: { readonly batch: string }[];
  readonly rows: { readonly line: number; readonly raw: string | null }[];
  readonly next: string | null;
}

describe('the list of batches', () => {
  it('has those of the hospital, newest first, page by page', async () => {
    const first = await at('?limit=2');
    expect(first.body.batches.map((one) => one.batch)).toEqual(['b6', 'b5']);
    const second = await at(`?limit=2&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ batches: [{ batch: 'b4' }, { batch: 'b1' }], next: null });
  });

  it('tells how far each is', async () => {
    expect((await at('')).body.batches).toMatchObject([
      { batch: 'b6', status: 'splitting', chunks: null, records: null },
      {
        batch: 'b5',
        status: 'auditing',
        chunks: { all: 2, enrolled: 2, audited: 1 },
        file_name: '三月 b5.csv',
      },
      { batch: 'b4', status: 'closed', records: 3 },
      { batch: 'b1' },
    ]);
  });

  it('of another hospital is its region’s alone, and a cursor of one is none of another', async () => {
    expect((await at(`?hospital=${sister}`, regional)).body.batches).toMatchObject([{ batch: 'b3' }]);
    const { next } = (await at('?limit=1')).body;
    expect(await at(`?hospital=${sister}&cursor=${next}`, regional)).toMatchObject({ status: 400 });
    expect(await at(`?hospital=${far}`, regional)).toMatchObject({ status: 404 });
    expect(await at(`?hospital=${sister}`)).toMatchObject({ status: 404 });
  });
});

describe('a batch', () => {
  it('has a receipt once it is closed', async () => {
    expect((await at('/b4/receipt')).body).toMatchObject({ batch: 'b4', read: 0 });
    expect(await at('/b5/receipt')).toMatchObject({ status: 409, body: { code: 'batch-not-closed' } });
    expect(await at('/b5/rejected')).toMatchObject({ status: 409 });
    expect(await at('/b5/results')).toMatchObject({ status: 409 });
  });

  it('is seen by its office, its auditor and its region’s office; its refused records by offices', async () => {
    const nowhere = await at('/none');
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'not-found' } });
    for (const end of ['', '/receipt', '/rejected', '/results']) {
      for (const [id, claims, isSeen] of [
        ['b4', office, true],
        ['b4', regional, true],
        ['b4', auditor, end !== '/rejected' && end !== '/results'],
        ['b3', regional, true],
        ['b3', office, false],
        ['b3', auditor, false],
        ['b2', regional, false],
        ['b4', { ...office, role: 'manager' }, false],
        ['b4', { ...office, role: 'manager', region: '371300' }, false],
        ['b4', { ...office, role: 'clinician', doctor: 'D1' }, false],
      ] as const) {
        const answer = await at(`/${id}${end}`, claims);
        if (isSeen) expect(answer.status, `${id}${end}`).toBe(200);
        else expect(answer, `${id}${end}`).toEqual(nowhere);
      }
    }
  });
});

describe('refused records', () => {
  it('are told page by page with what the cells of their rows are', async () => {
    const first = await at('/b4/rejected?limit=2');
    expect(first.body).toMatchObject({
      format: 'csv',
      columns: ['setl_id', null, 'gend'],
      rows: [
        { line: 2, raw: 'S1,"a\nb",3', errors: [{ field: 'gend', code: 'unknown-code' }] },
        { line: 3, raw: '性别,x,3' },
      ],
      file: expect.stringContaining('rejected.ndjson'),
    });
    const second = await at(`/b4/rejected?limit=2&cursor=${first.body.next}`);
    expect(second.body.rows.map(({ line }) => line)).toEqual([4, 5]);
    expect(second.body.next).toBeNull();
  });

  it('are told without their content where that is too long for a table', async () => {
    const rows = (await at('/b4/rejected')).body.rows;
    expect(rows.map(({ raw }) => raw?.length ?? null)).toEqual([10, 6, null, 5]);
  });

  it('may be none; and a cursor of others’ leads nowhere', async () => {
    expect((await at('/b1/rejected')).body).toMatchObject({ rows: [], next: null });
    const { next } = (await at('/b4/rejected?limit=1')).body;
    expect(await at(`/b1/rejected?cursor=${next}`)).toMatchObject({
      status: 400,
      body: { code: 'bad-cursor' },
    });
  });
});

describe('a forged cursor of refused records', () => {
  const firstLine = Buffer.byteLength(rejected.b4.split('\n')[0] ?? '');
  const forged = (offset: number) => at(`/b4/rejected?cursor=${cursorAt('rejected/b4', String(offset))}`);

  it.each([1, 40, firstLine, Buffer.byteLength(rejected.b4), 10_000_000])(
    'that names byte %i, where no record begins, is refused',
    async (offset) => {
      expect(await forged(offset)).toMatchObject({ status: 400, body: { code: 'bad-cursor' } });
    },
  );

  it('that names the beginning of one leads there', async () => {
    expect((await forged(firstLine + 1)).body.rows[0]).toMatchObject({ line: 3 });
  });
});

describe('the hospitals that a caller may name', () => {
  const codes = async (claims: object) => {
    const { body } = await ask<{ hospitals: { hospital: string }[] }>('/api/v1/hospitals', claims);
    return body.hospitals.map(({ hospital }) => hospital);
  };

  it('are his own, and for the office of a region all of it', async () => {
    expect(await codes(office)).toEqual([own]);
    expect(await codes({ ...office, role: 'manager', region: '371300' })).toEqual([own]);
    const all = await codes(regional);
    expect(all[0]).toBe(own);
    expect(all).toContain(sister);
    expect(all).not.toContain(far);
  });
});
