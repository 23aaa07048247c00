import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import type { Receipt } from '../../functions/close/receipt.ts';
import { sweepBatch } from '../../functions/sweep/sweep-batch.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import { log } from '../../platform/log.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { openBatchStore } from '../../platform/table/open-batches.ts';
import { workArea } from '../../platform/work-area.ts';
import { cutBatch } from '../support/pipeline/cut-batch.ts';
import { operationsOf } from '../support/pipeline/kept-operations.ts';
import { eventually, readReceiptFile, sendFile, stack } from '../support/pipeline/outsider.ts';
import { quietAt } from '../support/pipeline/queues.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';
import { printedBy } from '../support/printed-by.ts';
import { commandOf } from '../support/runbook.ts';

// The commands are those of docs/runbook.md, read out of it; only names are put in.
const hospital = 'H99990000912';
const { clients, table, knowledge, receipts } = openStackAt(stack);
const batches = batchStore(table);
const open = openBatchStore(table);
const work = objectStore(clients.s3, stack.buckets.work);
const room = join(import.meta.dirname, '..', '..', '.local', 'test', `${process.pid}-incidents`);
const endpoints = join(room, 'endpoints.json');
/** Five failures come to thirteen seconds here, on a quiet machine. */
const patientMs = 150_000;

beforeAll(() => {
  mkdirSync(room, { recursive: true });
  writeFileSync(endpoints, JSON.stringify(stack));
});
afterAll(() => rmSync(room, { recursive: true }));
vi.setConfig({ testTimeout: 2 * patientMs });

type Names = Readonly<Partial<Record<'BATCH' | 'MESSAGE' | 'FILE' | 'HOSPITAL' | 'WHO' | 'WORDS', string>>>;

/** Runs the command of an alarm's section that begins so, and answers what it prints. */
async function follow(alarm: string, beginning: string, names: Names = {}): Promise<string> {
  const [, ...words] = commandOf(alarm, beginning).split(' ');
  const given = words.map((word) => names[word as keyof Names] ?? word);
  return printedBy(...given, '--endpoints', endpoints);
}

const receiptFor = (alarm: string, batch: string) =>
  eventually(
    `the receipt of ${batch}`,
    async () => {
      const said = await follow(alarm, 'sentinel status', { BATCH: batch });
      return said.includes('回执 Receipt') ? said : null;
    },
    patientMs,
  );

const receiptFileOf = async (batch: string) =>
  JSON.parse(await readReceiptFile(`receipts/${hospital}/${batch}/receipt.json`)) as Receipt;

const run = process.pid;
const who = { redrives: `王工${run}`, repairs: `李工${run}`, givesUp: `赵工${run}` };
const redrive = { act: 'operation', route: 'dead-letters redrive' };

const stay = (id: string, costYuan = 3000) =>
  wireStay({ hospital, id, person: id, costYuan, admitted: '2025-10-02', discharged: '2025-10-08' });

it('a dead letter: what a step reads was deleted; it is put back, and the batch goes on by the commands of Parked', async () => {
  const activations = randomUUID();
  const batch = await cutBatch(hospital, 'parked', toNdjson([stay('R1'), stay('R2')]), activations);
  await outbox(clients.sqs, stack.queues['enrol'] ?? '').send([{ batch, chunk: 1 }]);

  const listed = await eventually(
    'a dead letter',
    async () => {
      const said = await follow('Parked', 'sentinel dead-letters list');
      return said.includes(batch) ? said : null;
    },
    patientMs,
  );
  expect(listed).toMatch(/enrol/);
  const [message] = /\b[0-9a-f]{8}\b/.exec(listed) ?? [];
  const shown = await follow('Parked', 'sentinel dead-letters show', { MESSAGE: message ?? '' });
  expect(shown).toContain('NoSuchKey');
  expect(shown).toContain(`{"batch":"${batch}","chunk":1}`);
  expect(await follow('Parked', 'sentinel status', { BATCH: batch })).toContain('enrolling');

  await knowledge.write(knowledgeKeys.activationsNamed(activations), '[]');

  expect(
    await follow('Parked', 'sentinel dead-letters redrive', { BATCH: batch, WHO: who.redrives }),
  ).toContain('enrol: 1');
  expect(await follow('Parked', 'sentinel dead-letters list --batch', { BATCH: batch })).toContain(
    'nothing is parked',
  );
  expect(await operationsOf(who.redrives)).toEqual([
    { ...redrive, of: { action: 'redrive-begun' } },
    { ...redrive, of: { action: 'redrive', count: 1, batches: [batch] } },
  ]);
  await receiptFor('Parked', batch);
  expect(await receiptFileOf(batch)).toMatchObject({ read: 2, accepted: 2, rejected: 0, duplicate: 0 });
});

/** A batch of which no message is left, and that the sweeper has given up on. */
async function stuckBatch(name: string, content: string): Promise<string> {
  const batch = await cutBatch(hospital, name, content, null);
  await sweepInVain(batch);
  return batch;
}

/** The sweeper gives a batch up, for its messages come to nothing. */
async function sweepInVain(batch: string): Promise<void> {
  vi.spyOn(log, 'warn').mockImplementation(() => {});
  vi.spyOn(log, 'error').mockImplementation(() => {});
  const lost = { send: async () => {} };
  let minutes = 0;
  const means = {
    intakeBucket: stack.buckets.intake,
    queues: { split: lost, enrol: lost, audit: lost, close: lost },
    finished: chunkSets(table),
    batches,
    open,
    work,
    receipts,
    isBusy: async () => false,
    now: () => new Date(Date.now() + minutes * 60_000),
  };
  for (; minutes < 400; minutes += 5) await sweepBatch(means, batch, { patienceMinutes: 20, mostRepairs: 3 });
}

it('a stuck batch: its messages are lost and the sweeper has given up; it is sent on by the commands of BatchStuck', async () => {
  const batch = await stuckBatch('stuck', toNdjson([stay('R3')]));

  const told = await follow('BatchStuck', 'sentinel status', { BATCH: batch });
  expect(told).toContain('已自动修复 3 次');
  expect(told).toContain('do not send the file again');
  expect(await follow('BatchStuck', 'sentinel dead-letters list', { BATCH: batch })).toContain(
    'nothing is parked',
  );

  expect(await follow('BatchStuck', 'sentinel repair', { BATCH: batch, WHO: who.repairs })).toContain(
    '登记中',
  );
  await receiptFor('BatchStuck', batch);
  expect(await receiptFileOf(batch)).toMatchObject({ read: 1, accepted: 1 });
  expect(await batches.find(batch)).not.toHaveProperty('stuck');
  await expect(follow('BatchStuck', 'sentinel repair', { BATCH: batch, WHO: who.repairs })).rejects.toThrow(
    '已完成',
  );
  const repair = { act: 'operation', route: 'repair' };
  expect(await operationsOf(who.repairs)).toEqual([
    { ...repair, of: { hospital, batch, action: 'repair-begun' } },
    { ...repair, of: { hospital, batch, action: 'repair' } },
  ]);
});

it('a batch whose work area is gone: nothing can move it; it is given up, stands in no list, and the file is sent again', async () => {
  const batch = await stuckBatch('gone', toNdjson([stay('R7')]));
  await work.clear(workArea.all(batch), () => true);
  expect(await open.ids()).toContain(batch);

  const names = { BATCH: batch, WHO: who.givesUp, WORDS: '工作区已过期' };
  expect(await follow('BatchStuck', 'sentinel give-up', names)).toContain('换一个名称重新上传');
  expect(await open.ids()).not.toContain(batch);
  expect(await batches.find(batch)).toMatchObject({
    stuck: { given_up: { by: who.givesUp, because: '工作区已过期' } },
  });
  expect(await follow('BatchStuck', 'sentinel status', names)).toContain('under another name');
  const notice = JSON.parse(await readReceiptFile(receiptKeys(hospital, batch).stuck));
  expect(notice.message.en).toContain('under another name');
  const othersNames = { ...names, WHO: who.givesUp, WORDS: '再次放弃' };
  expect(await follow('BatchStuck', 'sentinel give-up', othersNames)).toContain('换一个名称重新上传');
  expect(await batches.find(batch)).toMatchObject({ stuck: { given_up: { because: '工作区已过期' } } });
  await expect(follow('BatchStuck', 'sentinel repair', { BATCH: batch, WHO: who.repairs })).rejects.toThrow(
    '已放弃',
  );
  const giveUp = { act: 'operation', route: 'give-up' };
  expect(await operationsOf(who.givesUp)).toEqual([
    { ...giveUp, of: { hospital, batch, action: 'give-up-begun' } },
    { ...giveUp, of: { hospital, batch, action: 'give-up' } },
    { ...giveUp, of: { hospital, batch, action: 'give-up-begun' } },
    { ...giveUp, of: { hospital, batch, action: 'give-up' } },
  ]);

  const file = join(room, 'again.ndjson');
  writeFileSync(file, toNdjson([stay('R7')]));
  const said = await follow('RecordsRejected', 'sentinel upload', { FILE: file, HOSPITAL: hospital });
  const again = /批次 batch: (\S+)/.exec(said)?.[1] ?? '';
  await receiptFor('RecordsRejected', again);
  expect(await receiptFileOf(again)).toMatchObject({ read: 1, accepted: 1 });
});

it('a batch of which one chunk is lost for good: what was counted of it stands in the summaries once it is given up, and counts once when the file is sent again', async () => {
  const month = '2025-11';
  const november = (id: string, costYuan: number) =>
    wireStay({ hospital, id, person: id, costYuan, admitted: `${month}-02`, discharged: `${month}-08` });
  const withdrawal = (id: string) => ({
    setlinfo: { setl_id: id, fixmedins_code: hospital, vali_flag: '0' },
  });
  await sendFile(hospital, 'before.ndjson', toNdjson([november('L1', 3000), november('L4', 3000)]));
  const content = toNdjson([
    november('L1', 4000),
    november('L2', 5000),
    november('L3', 6000),
    withdrawal('L4'),
    november('L5', 7000),
  ]);
  const batch = await cutBatch(hospital, 'lost', content, null, 2);
  await work.clear(workArea.chunk(batch, 3), () => true);
  await work.write(workArea.costs(batch, 3), '[]');
  await chunkSets(table).finishChunk(await batches.read(batch), 'enrolled', 3);
  const enrol = outbox(clients.sqs, stack.queues['enrol'] ?? '');
  await enrol.send([
    { batch, chunk: 1 },
    { batch, chunk: 2 },
  ]);
  const listed = await eventually(
    'a dead letter',
    async () => {
      const said = await follow('Parked', 'sentinel dead-letters list --batch', { BATCH: batch });
      return said.includes('audit') ? said : null;
    },
    patientMs,
  );
  const [message = ''] = /\b[0-9a-f]{8}\b/.exec(listed) ?? [];
  const dropping = { MESSAGE: message, WHO: who.givesUp, WORDS: '工作区已过期' };
  await follow('Parked', 'sentinel dead-letters drop', dropping);
  await sweepInVain(batch);

  await follow('BatchStuck', 'sentinel give-up', { BATCH: batch, WHO: who.givesUp, WORDS: '丢失一块' });
  await expectCountedOnce(4000, 5000, 6000);
  await follow('BatchStuck', 'sentinel give-up', { BATCH: batch, WHO: who.givesUp, WORDS: '再次放弃' });
  await expectCountedOnce(4000, 5000, 6000);
  await outbox(clients.sqs, stack.queues['audit'] ?? '').send([{ batch, chunk: 1 }]);
  await outbox(clients.sqs, stack.queues['close'] ?? '').send([{ batch }]);
  await expectCountedOnce(4000, 5000, 6000);

  const again = await sendFile(hospital, 'lost-again.ndjson', content);
  expect(again.receipt).toMatchObject({ read: 5, accepted: 5, replaced: 3, withdrawn: 1 });
  await expectCountedOnce(4000, 5000, 6000, 7000);

  async function expectCountedOnce(...costsYuan: readonly number[]): Promise<void> {
    await quietAt('Enrol', 'Audit', 'Close', 'Summarise');
    const stored = await storedSummaries(hospital, [month]);
    expect(Object.fromEntries(stored)).toEqual(
      Object.fromEntries(await recountedSummaries(hospital, [month])),
    );
    const standing = [...(await casesOf(hospital, [month])).values()].map(({ result }) => result.cost_fen);
    expect(standing.sort()).toEqual(costsYuan.map((yuan) => yuan * 100));
  }
});

it('a changed export: all is refused, the hospital sends again, and again; each case counts once, by the commands of RecordsRejected', async () => {
  const ids = ['R4', 'R5', 'R6'];
  const send = async (name: string, lists: readonly unknown[]) => {
    const file = join(room, name);
    writeFileSync(file, toNdjson(lists));
    const said = await follow('RecordsRejected', 'sentinel upload', { FILE: file, HOSPITAL: hospital });
    const batch = /批次 batch: (\S+)/.exec(said)?.[1] ?? '';
    return { batch, told: await receiptFor('RecordsRejected', batch) };
  };
  const renamed = ids.map((id) => {
    const { setlinfo, ...rest } = stay(id);
    const { dscg_time, ...others } = setlinfo;
    return { ...rest, setlinfo: { ...others, discharge_date: dscg_time } };
  });
  const bad = await send('october.ndjson', renamed);
  const refused = await receiptFileOf(bad.batch);
  expect(refused).toMatchObject({ read: 3, accepted: 0, rejected: 3 });
  for (const code of Object.keys(refused.rejected_by_code)) expect(bad.told).toContain(code);
  expect(await readReceiptFile(refused.rejected_records)).toContain('dscg_time');

  const good = await send(
    'october.ndjson',
    ids.map((id) => stay(id)),
  );
  expect(await receiptFileOf(good.batch)).toMatchObject({ read: 3, accepted: 3, rejected: 0, replaced: 0 });
  const again = await send(
    'october-again.ndjson',
    ids.map((id) => stay(id)),
  );
  expect(await receiptFileOf(again.batch)).toMatchObject({ read: 3, accepted: 3, rejected: 0, replaced: 3 });
});
