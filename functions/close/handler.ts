import { Readable } from 'node:stream';
import { type ChunkOutcome, decodeOutcome, OutcomeMerger } from '../../core/chunk-outcome.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { log } from '../../platform/log.ts';
import { parseCloseMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { batchStore, type PlannedBatch } from '../../platform/table/batches.ts';
import { summaryStore } from '../../platform/table/summaries.ts';
import { openTable } from '../../platform/table/table.ts';
import { workArea } from '../../platform/work-area.ts';
import { receiptOf } from './receipt.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  WORK_BUCKET: required,
  RECEIPTS_BUCKET: required,
});
const { s3, sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const batches = batchStore(table);
const summaries = summaryStore(table);
const work = objectStore(s3, settings.WORK_BUCKET);
const receipts = objectStore(s3, settings.RECEIPTS_BUCKET);

/** Ends a batch: merges what its chunks found, writes summaries and receipt, frees the work area. */
export const handler = eachMessage(sqs, async (body) => {
  const batch = await batches.read(parseCloseMessage(body).batch);
  if (batch.status !== 'closed') await close(batch);
  // Last, so that a run killed before the batch is closed finds the work area as it was.
  await work.clear(workArea.all(batch.id));
});

async function close(batch: PlannedBatch): Promise<void> {
  const outcome = await mergeChunks(batch);
  if (outcome.counts.read !== batch.records) {
    throw new Error(`batch ${batch.id}: ${batch.records} records cut, ${outcome.counts.read} audited`);
  }
  const keys = receiptKeys(batch.hospital, batch.id);
  await summaries.write(batch.hospital, batch.id, outcome.changes);
  await receipts.writeStream(keys.rejected, Readable.from(rejectedRecords(batch)));
  const receipt = receiptOf(batch, outcome, keys.rejected, new Date().toISOString());
  await receipts.write(keys.receipt, JSON.stringify(receipt, null, 2));
  await batches.close(batch.id);
  log.info('closed', { batch: batch.id, ...outcome.counts });
}

async function mergeChunks(batch: PlannedBatch): Promise<ChunkOutcome> {
  const merger = new OutcomeMerger();
  for (let chunk = 1; chunk <= batch.chunks; chunk++) {
    const stored = await work.read(workArea.outcome(batch.id, chunk));
    merger.add(decodeOutcome(Buffer.from(stored).toString('utf8')));
  }
  return merger.build();
}

async function* rejectedRecords(batch: PlannedBatch): AsyncGenerator<Uint8Array> {
  for (let chunk = 1; chunk <= batch.chunks; chunk++) yield work.read(workArea.rejected(batch.id, chunk));
}
