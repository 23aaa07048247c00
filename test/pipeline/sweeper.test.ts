import { beforeEach, expect, it, vi } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { batchOf } from '../../functions/split/upload.ts';
import { type SweepMeans, sweepBatch } from '../../functions/sweep/sweep-batch.ts';
import { uploadEvent } from '../../functions/sweep/upload-event.ts';
import { log } from '../../platform/log.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { openBatchStore } from '../../platform/table/open-batches.ts';
import { cutBatch } from '../support/pipeline/cut-batch.ts';
import { answerTo, readReceiptFile, sendFile, stack } from '../support/pipeline/outsider.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

// Others send cases of this hospital too, of other months.
const hospital = 'H99990000912';
const limits = { patienceMinutes: 20, mostRepairs: 2 };
const { clients, table, receipts } = openStackAt(stack);
const batches = batchStore(table);
const open = openBatchStore(table);
const finished = chunkSets(table);
const queueOf = (step: string) => outbox(clients.sqs, stack.queues[step] ?? '');
const queues = {
  split: queueOf('split'),
  enrol: queueOf('enrol'),
  audit: queueOf('audit'),
  close: queueOf('close'),
};

/** Sweeps of one batch, as many minutes after now as it is told. */
function sweeper(parts: Partial<SweepMeans> = {}) {
  let minutes = 0;
  const means: SweepMeans = {
    intakeBucket: stack.buckets.intake,
    queues,
    finished,
    batches,
    open,
    work: objectStore(clients.s3, stack.buckets.work),
    receipts,
    isBusy: async () => false,
    now: () => new Date(Date.now() + minutes * 60_000),
    ...parts,
  };
  return (id: string, after: number) => {
    minutes = after;
    return sweepBatch(means, id, limits);
  };
}

beforeEach(() => {
  vi.spyOn(log, 'warn').mockImplementation(() => {});
  vi.spyOn(log, 'error').mockImplementation(() => {});
});

const file = (...ids: string[]) =>
  toNdjson(
    ids.map((id) =>
      wireStay({ hospital, id: `W${id}`, person: id, admitted: '2025-12-02', discharged: '2025-12-08' }),
    ),
  );
const closed = (id: string) => answerTo(hospital, (batch) => batch.id === id);

it('a batch whose messages were lost between two steps is repaired once its patience is over, and closes', async () => {
  const id = await cutBatch(hospital, 'lost-enrol.ndjson', file('1', '2'), null);
  const sweep = sweeper();
  expect(await open.ids()).toContain(id);
  expect(await sweep(id, 0)).toBe('moves');
  expect(await sweep(id, 5)).toBe('waits');
  expect(await sweep(id, 25)).toBe('repaired');
  const { receipt } = await closed(id);
  expect(receipt).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
  expect(await sweep(id, 500)).toBe('closed');
  expect(await open.ids()).not.toContain(id);
});

it('one of which all chunks are done, but nobody moved it on, is moved on', async () => {
  const id = await cutBatch(hospital, 'lost-turn.ndjson', file('3'), null);
  const batch = await batches.read(id);
  await finished.finishChunk(batch, 'enrolled', 1);
  const sweep = sweeper();
  await sweep(id, 0);
  expect(await sweep(id, 25)).toBe('repaired');
  expect((await closed(id)).receipt).toMatchObject({ read: 1, accepted: 1 });
});

it('one that was registered and never cut is cut from the upload', async () => {
  const { batch } = await sendFile(hospital, 'never-cut.ndjson', file('4', '5'));
  const seq = `${batch.seq}FF`;
  const [event] = uploadEvent(stack.buckets.intake, { ...batch, seq }).Records;
  const lost = batchOf(event as never);
  await batches.register(lost);
  const sweep = sweeper();
  await sweep(lost.id, 0);
  expect(await sweep(lost.id, 25)).toBe('repaired');
  expect((await closed(lost.id)).receipt).toMatchObject({ read: 2, accepted: 2, replaced: 2 });
});

it('one that no repair moves is told as stuck, by no receipt, and as moving again when it moves', async () => {
  const id = await cutBatch(hospital, 'stuck.ndjson', file('6'), null);
  const sent: unknown[] = [];
  const noQueue = { send: async (messages: readonly unknown[]) => void sent.push(...messages) };
  const sweep = sweeper({ queues: { ...queues, enrol: noQueue } });
  const swept: string[] = [];
  for (let minutes = 0; minutes < 300; minutes += 5) swept.push(await sweep(id, minutes));
  expect(swept.filter((one) => one === 'repaired')).toHaveLength(2);
  expect(swept.at(-1)).toBe('stuck');
  expect(sent).toEqual([
    { batch: id, chunk: 1 },
    { batch: id, chunk: 1, careful: true },
  ]);
  expect(await batches.find(id)).toMatchObject({ stuck: { step: 'enrolling', repairs: 2, missing: 1 } });
  const notice = JSON.parse(await readReceiptFile(receiptKeys(hospital, id).stuck));
  expect(notice.message.zh).toContain('登记中');
  await expect(readReceiptFile(receiptKeys(hospital, id).receipt)).rejects.toThrow();

  await queues.enrol.send([{ batch: id, chunk: 1 }]);
  await closed(id);
  expect(await batches.find(id)).not.toHaveProperty('stuck');
});

it('one that is marked as stuck and has moved since is marked no longer', async () => {
  const id = await cutBatch(hospital, 'moved.ndjson', file('7'), null);
  await open.keepLook(id, {
    progress: 'splitting 0',
    since: new Date().toISOString(),
    repairs: 2,
    repaired_at: new Date().toISOString(),
  });
  await open.mark(id, { step: 'splitting', idle_since: new Date().toISOString(), repairs: 2, missing: null });
  const sweep = sweeper();
  expect(await sweep(id, 0)).toBe('moves');
  expect(await batches.find(id)).not.toHaveProperty('stuck');
  expect(await sweep(id, 25)).toBe('repaired');
  await closed(id);
});
