import { beforeAll, describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { keptLists } from '../../platform/kept-lists.ts';
import { objectStore } from '../../platform/object-store.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { type Answer, sendFile, stack } from '../support/pipeline/outsider.ts';
import { quietAt, sendTo } from '../support/pipeline/queues.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132500905';
const days = { admitted: '2024-11-02', discharged: '2024-11-08' };
const person = { person: '370000196104120011', name: '赵某某', certificate: '370102196104120011' };
const file = (costYuan: number) =>
  toNdjson([
    wireStay({ hospital, id: 'K1', costYuan, ...days, ...person }),
    { setlinfo: { setl_id: 'broken', fixmedins_code: hospital } },
    wireStay({ hospital, id: 'K2', costYuan: costYuan + 1, ...days, ...person }),
    wireStay({ hospital, id: 'K1', costYuan: 9, ...days, ...person }),
  ]);

const { clients, table } = openStackAt(stack);
const receipts = objectStore(clients.s3, stack.buckets.receipts);
const kept = keptLists(receipts);

async function listOf(settlementId: string) {
  const id = { hospital, settlementId };
  const head = await caseStore(table).head(id);
  return head ? kept.ofCase(head) : null;
}

describe('what a case was when it was audited', () => {
  let first: Answer;

  beforeAll(async () => {
    first = await sendFile(hospital, 'first.ndjson', file(3000));
  });

  it('can be looked at line by line when the file has long been processed', async () => {
    const list = await listOf('K2');
    expect(list).toMatchObject({ settlementId: 'K2', totalCostFen: 300_100, patient: { ageYears: 63 } });
    expect(list?.feeLines?.map(({ serial }) => serial)).toContain('1');
    expect(await listOf('K1')).toMatchObject({ totalCostFen: 300_000 });
  });

  it('names no person', async () => {
    const text = JSON.stringify([await listOf('K1'), await listOf('K2')]);
    for (const told of [...Object.values(person), '1961-04-12', hospital.slice(1) + person.person])
      expect(text).not.toContain(told);
  });

  it('is the same object when the chunk is audited again, and another when the file is sent again', async () => {
    const { id } = first.batch;
    const folder = `lists/${hospital}/${id}/`;
    const before = await receipts.list(folder);
    expect(before).toEqual([`${folder}000000004.ndjson.gz`]);
    await sendTo('Audit', { batch: id, chunk: 1 });
    await quietAt('Audit', 'Close', 'Summarise');
    expect(await receipts.list(folder)).toEqual(before);
    await sendFile(hospital, 'second.ndjson', file(4000));
    expect(await listOf('K1')).toMatchObject({ totalCostFen: 400_000 });
    expect(await kept.read({ hospital, batch: id, place: 1 })).toMatchObject({ totalCostFen: 300_000 });
  });
});
