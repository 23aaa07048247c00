import { describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { uploadEvent } from '../../functions/sweep/upload-event.ts';
import { type Batch, batchStore } from '../../platform/table/batches.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { cutBatch } from '../support/pipeline/cut-batch.ts';
import { answerTo, batchesOf, readReceiptFile, sendFile, stack } from '../support/pipeline/outsider.ts';
import { parkedQueues, quietAt, sendTo } from '../support/pipeline/queues.ts';
import { allItems, casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

// Others send cases of this hospital too, of other months.
const hospital = 'H99990000912';
const month = '2026-02';
const file = (costYuan: number, ...ids: string[]) =>
  toNdjson(
    ids.map((id) =>
      wireStay({
        hospital,
        id,
        person: `P${id}`,
        costYuan,
        strayYuan: 20,
        admitted: '2026-02-02',
        discharged: '2026-02-08',
      }),
    ),
  );

const allQuiet = () => quietAt('Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify');
const eventOf = (batch: Batch, changes: Partial<Batch> = {}) =>
  uploadEvent(stack.buckets.intake, { ...batch, ...changes });
const costOf = async (id: string) => (await casesOf(hospital)).get(id)?.result.cost_fen;

async function expectCasesCountedOnce(): Promise<void> {
  await allQuiet();
  expect(Object.fromEntries(await storedSummaries(hospital, [month]))).toEqual(
    Object.fromEntries(await recountedSummaries(hospital, [month])),
  );
  expect(await parkedQueues()).toEqual([]);
}

/** Everything the table holds of these cases, of a batch and of the month, by key. */
async function keptOf(batch: string, ...ids: string[]) {
  const keys = [batch, month, ...ids.map((id) => `${hospital}#${id}`)];
  const items = (await allItems()).filter(({ pk, sk }) => keys.some((key) => `${pk} ${sk}`.includes(key)));
  return new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
}

describe('the same file twice in the same second', () => {
  it('is one batch where it is told of twice, and two that count once where it was put twice', async () => {
    const { batch } = await sendFile(hospital, 'twice.ndjson', file(3000, 'A1', 'A2', 'A3'));
    const [time = '', sequencer = ''] = batch.seq.split('#');
    const again = { ...batch, seq: `${time}#${sequencer}00` };
    await Promise.all([
      sendTo('Split', eventOf(batch)),
      sendTo('Split', eventOf(again)),
      sendTo('Split', eventOf(again)),
    ]);
    const second = await answerTo(hospital, ({ seq }) => seq === again.seq);
    expect(second.receipt).toMatchObject({ read: 3, accepted: 3, rejected: 0, duplicate: 0, replaced: 3 });
    const ours = (await batchesOf(hospital)).filter(({ key }) => key === batch.key);
    expect(ours).toHaveLength(2);
    await expectCasesCountedOnce();
  });
});

describe('files that come late or in another order', () => {
  it('a correction that is through before the original is even enrolled stands', async () => {
    const original = await cutBatch(hospital, 'original.ndjson', file(3000, 'B1', 'B2'), null);
    const correction = await sendFile(hospital, 'correction.ndjson', file(4000, 'B1'));
    expect(correction.receipt).toMatchObject({ read: 1, accepted: 1, replaced: 0 });
    await sendTo('Enrol', { batch: original, chunk: 1 });
    const late = await answerTo(hospital, ({ id }) => id === original);
    expect(late.receipt).toMatchObject({ read: 2, accepted: 2, superseded: 1, replaced: 0 });
    expect([await costOf('B1'), await costOf('B2')]).toEqual([402_000, 302_000]);
    await expectCasesCountedOnce();
  });

  it('a correction that takes the case between the passes of the original stands', async () => {
    const { table } = openStackAt(stack);
    const original = await cutBatch(hospital, 'between.ndjson', file(3000, 'C1', 'C2'), null);
    // As if enrol had been cut off behind its claims: the case is held, and the chunk is not noted as done.
    const planned = await batchStore(table).read(original);
    const stay = { hospital, settlementId: 'C1', admittedOn: '2026-02-02', dischargedOn: '2026-02-08' };
    const claim = { seq: planned.seq, place: 1, batch: original, person: null, stay: stay as never };
    expect(await caseStore(table).claim(claim)).toBe(true);
    const correction = await sendFile(hospital, 'taking.ndjson', file(5000, 'C1'));
    expect(correction.receipt).toMatchObject({ accepted: 1, replaced: 0, superseded: 0 });
    await sendTo('Enrol', { batch: original, chunk: 1 });
    const late = await answerTo(hospital, ({ id }) => id === original);
    expect(late.receipt).toMatchObject({ read: 2, accepted: 2, superseded: 1 });
    expect([await costOf('C1'), await costOf('C2')]).toEqual([502_000, 302_000]);
    await expectCasesCountedOnce();
  });

  it('an older file of which every message comes again after a newer one was closed changes nothing', async () => {
    const older = await sendFile(hospital, 'older.ndjson', file(3000, 'D1', 'D2'));
    await sendFile(hospital, 'newer.ndjson', file(6000, 'D1'));
    await allQuiet();
    const before = await keptOf(older.batch.id, 'D1', 'D2');
    const receipt = await readReceiptFile(`receipts/${hospital}/${older.batch.id}/receipt.json`);
    await sendTo('Split', eventOf(older.batch));
    await sendTo('Enrol', { batch: older.batch.id, chunk: 1 });
    await sendTo('Enrol', { batch: older.batch.id, chunk: 1, careful: true });
    await sendTo('Audit', { batch: older.batch.id, chunk: 1, careful: true });
    await sendTo('Close', { batch: older.batch.id });
    await allQuiet();
    expect(await keptOf(older.batch.id, 'D1', 'D2')).toEqual(before);
    expect(await readReceiptFile(`receipts/${hospital}/${older.batch.id}/receipt.json`)).toBe(receipt);
    expect([await costOf('D1'), await costOf('D2')]).toEqual([602_000, 302_000]);
    await expectCasesCountedOnce();
  });
});
