import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { keptLists } from '../../platform/kept-lists.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { jsonLinesOf } from '../bin/run-sentinel.ts';
import { eventually, queryIndex, queryTable, sendFile, stack } from '../support/pipeline/outsider.ts';
import { allItems, casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';
import { printedBy } from '../support/printed-by.ts';

const hospital = 'H61022200908';
const doctor = 'D908ERASE';
const endpoints = join(import.meta.dirname, '..', '..', '.local', 'test', `${process.pid}-erasure.json`);
const dates = { admitted: '2023-08-02', discharged: '2023-08-08' };
const stays = [
  wireStay({ hospital, id: 'E1', doctor, person: 'PE', strayYuan: 30, ...dates }),
  wireStay({ hospital, id: 'E2', doctor, person: 'PE', strayYuan: 40, ...dates }),
];
const { receipts } = openStackAt(stack);
const alertsOf = (id: string) =>
  queryIndex<{ setl_id: string }>(`INBOX#${hospital}#DOCTOR#${doctor}`).then((all) =>
    all.filter(({ setl_id }) => setl_id === id),
  );

interface Erased {
  readonly items: number;
  readonly lists: number;
  readonly refusals: number;
  readonly batch?: string;
}

async function erase(...ids: string[]): Promise<Erased> {
  const words = ['erase', '--hospital', hospital, '--case', ...ids, '--by', '李主任', '--json'];
  return JSON.parse(await printedBy(...words, '--endpoints', endpoints));
}

let finding: string;
let batch: string;
let refusing: string;

beforeAll(async () => {
  writeFileSync(endpoints, JSON.stringify(stack));
  const unsound = stays.map((stay) => ({ ...stay, setlinfo: { ...stay.setlinfo, gend: '男' } }));
  refusing = (await sendFile(hospital, 'erase-refused.ndjson', toNdjson(unsound))).batch.id;
  batch = (await sendFile(hospital, 'erase.ndjson', toNdjson(stays))).batch.id;
  finding = (await casesOf(hospital)).get('E1')?.findings[0]?.finding_id ?? '';
  await eventually('alerts', async () => ((await alertsOf('E1')).length > 0 ? true : null));
});
afterAll(() => rmSync(endpoints, { force: true }));

describe('a case that is erased', () => {
  it('leaves no stay, finding, alert, pointer or kept list, and the others as they were', async () => {
    expect(finding).toMatch(/^[0-9a-f]{32}$/);
    const others = await queryTable(`CASE#${hospital}#E2`);
    const { items, lists, refusals, batch: withdrawal } = await erase('E1');
    expect(items).toBeGreaterThanOrEqual(3);
    expect([lists, typeof withdrawal]).toEqual([1, 'string']);
    expect(await queryTable(`CASE#${hospital}#E1`)).toMatchObject([
      { sk: 'CASE', withdrawn: true, person: null, stay: { hospital, settlementId: 'E1' } },
    ]);
    expect(await queryTable(`FINDING#${finding}`)).toEqual([]);
    expect(await alertsOf('E1')).toEqual([]);
    expect(await alertsOf('E2')).toHaveLength(1);
    const pointers = (await allItems()).filter(({ pk }) => String(pk).startsWith('PERSON#'));
    expect(pointers.map(({ sk }) => sk)).toContain(`CASE#${hospital}#E2`);
    expect(pointers.map(({ sk }) => sk)).not.toContain(`CASE#${hospital}#E1`);
    const kept: string[] = [];
    for await (const { list } of keptLists(receipts).ofBatch({ hospital, batch }))
      kept.push(list.settlementId);
    expect(kept).toEqual(['E2']);
    expect(await queryTable(`CASE#${hospital}#E2`)).toEqual(others);
    const refused = await receipts.read(receiptKeys(hospital, refusing).rejected);
    expect(jsonLinesOf(Buffer.from(refused).toString()).map(({ setl_id }) => setl_id)).toEqual(['E2']);
    expect(refusals).toBe(1);
  });

  it('is erased again to no effect, and is counted again where it is sent anew', async () => {
    expect(await erase('E1')).toMatchObject({ items: 0, lists: 0, refusals: 0 });
    const { receipt } = await sendFile(hospital, 'erase-again.ndjson', toNdjson(stays.slice(0, 1)));
    expect(receipt).toMatchObject({ accepted: 1, grouped: 1 });
    expect((await casesOf(hospital)).get('E1')?.findings).toHaveLength(1);
  });

  it('is asked for by an id that there is', async () => {
    await expect(erase('E1', 'NONE')).rejects.toThrow('没有病例 NONE');
  });
});
