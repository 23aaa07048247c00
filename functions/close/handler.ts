import { Readable } from 'node:stream';
import { decodeOutcome, emptyOutcome, mergeOutcomes, type Outcome } from '../../core/chunk-outcome.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { log } from '../../platform/log.ts';
import { parseCloseMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { askRefresh } from '../../platform/summaries/ask-refresh.ts';
import { batchStore, type PlannedBatch } from '../../platform/table/batches.ts';
import { lineStore } from '../../platform/table/case-lines.ts';
import { type LineWriter, lineWriter } from '../../platform/table/line-writer.ts';
import { openTable } from '../../platform/table/table.ts';
import { turnStore } from '../../platform/table/turns.ts';
import { workArea } from '../../platform/work-area.ts';
import { receiptOf } from './receipt.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  WORK_BUCKET: required,
  RECEIPTS_BUCKET: required,
  SUMMARISE_QUEUE_URL: required,
});
const { s3, sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const batches = batchStore(table);
const lines = lineStore(table);
const turns = turnStore(table);
const work = objectStore(s3, settings.WORK_BUCKET);
const receipts = objectStore(s3, settings.RECEIPTS_BUCKET);
const summariseQueue = outbox(sqs, settings.SUMMARISE_QUEUE_URL);

/** Ends a batch: copies what its cases change into the table, asks for summaries, writes the receipt, frees the work area. */
export const handler = eachMessage(sqs, async (body) => {
  const batch = await batches.read(parseCloseMessage(body).batch);
  if (batch.status !== 'closed') await close(batch);
  // Last, so that a run killed before the batch is closed finds the work area as it was.
  await work.clear(workArea.all(batch.id));
});

async function close(batch: PlannedBatch): Promise<void> {
  const writer = lineWriter(lines, batch.hospital, batch.id);
  const outcome = await copyChunks(batch, writer);
  if (outcome.counts.read !== batch.records) {
    throw new Error(`batch ${batch.id}: ${batch.records} records cut, ${outcome.counts.read} audited`);
  }
  const months = await writer.end();
  const scope: Scope = { kind: 'hospital', hospital: batch.hospital };
  const asked = months.map((period) => ({ scope, period }));
  await askRefresh(turns, summariseQueue, asked);
  const keys = receiptKeys(batch.hospital, batch.id);
  await receipts.writeStream(keys.rejected, Readable.from(rejectedRecords(batch)));
  const receipt = receiptOf(batch, outcome, months, keys.rejected, new Date().toISOString());
  await receipts.write(keys.receipt, JSON.stringify(receipt, null, 2));
  await batches.close(batch.id);
  log.info('closed', { batch: batch.id, ...outcome.counts });
}

/** Chunk by chunk: of a large file no more than a few are in memory. */
async function copyChunks(batch: PlannedBatch, writer: LineWriter): Promise<Outcome> {
  let outcome = emptyOutcome;
  for (let chunk = 1; chunk <= batch.chunks; chunk++) {
    const stored = await work.read(workArea.outcome(batch.id, chunk));
    const { changes, ...own } = decodeOutcome(Buffer.from(stored).toString('utf8'));
    outcome = mergeOutcomes(outcome, own);
    for (const [month, ofMonth] of changes) await writer.add(month, ofMonth);
  }
  return outcome;
}

async function* rejectedRecords(batch: PlannedBatch): AsyncGenerator<Uint8Array> {
  for (let chunk = 1; chunk <= batch.chunks; chunk++) yield work.read(workArea.rejected(batch.id, chunk));
}
