import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../platform/messages.ts';
import type { PlannedBatch } from '../../platform/table/batches.ts';
import {
  type Answer,
  answerTo,
  batchesOf,
  putFile,
  queryIndex,
  readReceiptFile,
  sendFile,
  stack,
} from '../support/pipeline/outsider.ts';
import { parkedQueues, quietAt, sendTo } from '../support/pipeline/queues.ts';
import { allItems, casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H61020200906';
const ids = Array.from({ length: 60 }, (_, at) => `D${at}`);

/** Charged after discharge; or one of a person's three stays at the same time, but for the first of them. */
const flagged = ids
  .filter((id, at) => at % 10 === 0 || ids.some((other, place) => place % 20 === at % 20 && other < id))
  .sort();

const stays = (costYuan: number) =>
  toNdjson(
    ids.map((id, at) =>
      wireStay({
        hospital,
        id,
        person: `P${at % 20}`,
        costYuan,
        ...(at % 10 === 0 && { strayYuan: 30 }),
      }),
    ),
  );

/** The event by which S3 told of an upload, as far as the pipeline reads it. */
function s3Event(
  { key, etag, size_bytes, seq }: PlannedBatch,
  changes: { eventTime?: string; sequencer?: string } = {},
) {
  const [eventTime, sequencer] = seq.split('#');
  const object = {
    key: encodeURIComponent(key),
    size: size_bytes,
    eTag: etag,
    sequencer: changes.sequencer ?? sequencer,
  };
  return {
    Records: [
      { eventTime: changes.eventTime ?? eventTime, s3: { bucket: { name: stack.buckets.intake }, object } },
    ],
  };
}

/** What audit had sent, of an alert as the inbox keeps it. */
function noticeOf({ alert_id, hospital, setl_id, department, doctor, severity, ...rest }: Alert): Alert {
  const { rules, amount_fen, occurred_at } = rest;
  return { alert_id, hospital, setl_id, department, doctor, severity, rules, amount_fen, occurred_at };
}

/** Everything the table holds of the hospital, by key. */
async function itemsOfHospital() {
  const items = (await allItems()).filter((item) => JSON.stringify(item).includes(hospital));
  return new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
}

async function expectCasesCountedOnce(): Promise<void> {
  expect(Object.fromEntries(await storedSummaries(hospital, ['2026-03']))).toEqual(
    Object.fromEntries(await recountedSummaries(hospital)),
  );
}

const allQuiet = () => quietAt('Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify');

describe('messages that are delivered more than once', () => {
  let first: Answer;

  it('change nothing while the batch is on its way', async () => {
    const key = `incoming/${hospital}/first.ndjson`;
    await putFile(key, stays(3000));
    await repeatEveryStep(key);
    first = await answerTo(hospital, (batch) => batch.key === key);
    expect(first.receipt).toMatchObject({
      read: 60,
      accepted: 60,
      replaced: 0,
      duplicate: 0,
      superseded: 0,
      flagged_cases: flagged.length,
    });
    expect(await batchesOf(hospital)).toHaveLength(1);
    await allQuiet();
    await expectCasesCountedOnce();
    const inbox = await queryIndex<Alert>(`INBOX#${hospital}#DOCTOR#D0001`);
    expect(inbox.map(({ setl_id }) => setl_id).sort()).toEqual(flagged);
  });

  it('change nothing after the batch is closed', async () => {
    const { id, chunks } = first.batch;
    const before = await itemsOfHospital();
    const receipt = await readReceiptFile(`receipts/${hospital}/${id}/receipt.json`);
    await sendTo('Split', s3Event(first.batch));
    for (let chunk = 1; chunk <= chunks; chunk++) {
      await sendTo('Enrol', { batch: id, chunk });
      await sendTo('Audit', { batch: id, chunk });
    }
    await sendTo('Close', { batch: id });
    for (const alert of await queryIndex<Alert>(`INBOX#${hospital}#DOCTOR#D0001`)) {
      await sendTo('Notify', noticeOf(alert));
    }
    await allQuiet();
    expect(await itemsOfHospital()).toEqual(before);
    expect(await readReceiptFile(`receipts/${hospital}/${id}/receipt.json`)).toBe(receipt);
    expect(await parkedQueues()).toEqual([]);
  });

  /** As SQS may: what was sent once by the pipeline comes again, at every step until the batch is closed. */
  async function repeatEveryStep(key: string): Promise<void> {
    for (;;) {
      const batch = (await batchesOf(hospital)).find((candidate) => candidate.key === key);
      if (batch?.status === 'closed') return;
      if (batch) await sendTo('Split', s3Event(batch));
      if (batch?.status === 'enrolling') await sendTo('Enrol', { batch: batch.id, chunk: 1 });
      if (batch?.status === 'auditing') await sendTo('Audit', { batch: batch.id, chunk: 1 });
      if (batch?.status === 'closing') await sendTo('Close', { batch: batch.id });
      await wait(50);
    }
  }
});

describe('an older upload that is processed after a newer one', () => {
  let older: Answer;
  let newer: Answer;
  beforeAll(async () => {
    const draft = await sendFile(hospital, 'draft.ndjson', stays(4000));
    newer = await sendFile(hospital, 'final.ndjson', stays(5000));
    await allQuiet();
    const before = await itemsOfHospital();
    // The draft's event comes once more, as one of an upload before the final: late, and under a sequencer of its own.
    const eventTime = new Date(Date.parse(draft.batch.uploaded_at) - 60_000).toISOString();
    await sendTo('Split', s3Event(draft.batch, { eventTime, sequencer: '0A' }));
    older = await answerTo(hospital, (batch) => batch.uploaded_at === eventTime);
    const after = await itemsOfHospital();
    for (const [key, item] of before) expect(after.get(key), key).toEqual(item);
  });

  it('is told as superseded, and replaces nothing', async () => {
    expect(newer.receipt).toMatchObject({ accepted: 60, replaced: 60, superseded: 0 });
    expect(older.receipt).toMatchObject({ read: 60, accepted: 60, replaced: 0, superseded: 60, months: [] });
    expect((await casesOf(hospital)).get('D7')?.result.cost_fen).toBe(500_000);
    await expectCasesCountedOnce();
  });
});
