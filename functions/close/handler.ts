import { Readable } from 'node:stream';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { log } from '../../platform/log.ts';
import { parseCloseMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { countReceipt } from '../../platform/pipeline-metrics.ts';
import { outbox } from '../../platform/queue.ts';
import { readAhead } from '../../platform/read-ahead.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { type HasTime, timeForPieces } from '../../platform/run-time.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { askRefresh } from '../../platform/summaries/ask-refresh.ts';
import { batchStore, type FileFindings, isGivenUp, type PlannedBatch } from '../../platform/table/batches.ts';
import { lineStore } from '../../platform/table/case-lines.ts';
import { openTable } from '../../platform/table/table.ts';
import { turnStore } from '../../platform/table/turns.ts';
import { workArea } from '../../platform/work-area.ts';
import { renderResults } from '../../reports/results/render-results.ts';
import { type CopiedChunks, copyStretches } from './copy-stretches.ts';
import { gatherResults } from './gather-results.ts';
import { receiptOf } from './receipt.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  WORK_BUCKET: required,
  RECEIPTS_BUCKET: required,
  CLOSE_QUEUE_URL: required,
  SUMMARISE_QUEUE_URL: required,
});
const { s3, sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const batches = batchStore(table);
const lines = lineStore(table);
const turns = turnStore(table);
const work = objectStore(s3, settings.WORK_BUCKET);
const receipts = objectStore(s3, settings.RECEIPTS_BUCKET);
const closeQueue = outbox(sqs, settings.CLOSE_QUEUE_URL);
const summariseQueue = outbox(sqs, settings.SUMMARISE_QUEUE_URL);

const means = { work, lines, chunksAStretch: 500 };
/** Outcomes of 500 large chunks are 750 MB of JSON. */
const longestStretchMs = 180_000;
/** All of a file of 10 GB rejected is more than that to copy. */
const longestEndMs = 600_000;
const longestClearingMs = 30_000;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Rejected records of a chunk are up to 16 MB. */
const rejectedAtOnce = 8;

/**
 * Ends a batch: copies what its cases change into the table, asks for summaries, writes the receipt, frees the work
 * area. Where that is more than a run has time for, the run asks for another, which goes on where it stopped.
 */
export const handler = eachMessage(sqs, async (body, run) => {
  const batch = await batches.read(parseCloseMessage(body).batch);
  if (isGivenUp(batch)) return;
  const hasTime = timeForPieces(run);
  const isDone = (await isClosed(batch, hasTime)) && (await isCleared(batch, hasTime));
  if (!isDone) await closeQueue.send([{ batch: batch.id }]);
});

/** `false` where there is more to do. */
async function isClosed(batch: PlannedBatch, hasTime: HasTime): Promise<boolean> {
  if (batch.status === 'closed') return true;
  try {
    return await close(batch, hasTime);
  } catch (error) {
    // Another run may have closed it, and taken away what this one was reading.
    if (await isClosedByNow(batch)) return true;
    throw error;
  }
}

async function isClosedByNow({ id }: PlannedBatch): Promise<boolean> {
  return (await batches.read(id)).status === 'closed';
}

/** Last, so that a run killed before the batch is closed finds the work area as it was. */
function isCleared(batch: PlannedBatch, hasTime: HasTime): Promise<boolean> {
  return work.clear(workArea.all(batch.id), () => hasTime(longestClearingMs));
}

async function close(batch: PlannedBatch, hasTime: HasTime): Promise<boolean> {
  const copied = await copyStretches(means, batch, () => hasTime(longestStretchMs));
  if (copied === null || !hasTime(longestEndMs)) return false;
  if (copied.counts.read !== batch.records) {
    throw new Error(`batch ${batch.id}: ${batch.records} records cut, ${copied.counts.read} audited`);
  }
  const scope: Scope = { kind: 'hospital', hospital: batch.hospital };
  const asked = copied.months.map((period) => ({ scope, period }));
  await askRefresh(turns, summariseQueue, asked);
  const keys = receiptKeys(batch.hospital, batch.id);
  await receipts.writeStream(keys.rejected, Readable.from(rejectedRecords(batch, copied)));
  const told = await withFindings(batch);
  const receipt = receiptOf(told, copied, copied.months, keys, new Date().toISOString());
  const results = await gatherResults(work, receipt, copied.rejecting, () => isClosedByNow(batch));
  if (results === null) return true;
  await receipts.write(keys.results, await renderResults(results), workbookType);
  await receipts.write(keys.receipt, JSON.stringify(receipt, null, 2));
  await batches.close(batch.id);
  countReceipt(batch.uploaded_at, receipt.closed_at);
  log.info('closed', { batch: batch.id, ...copied.counts });
  return true;
}

async function withFindings(batch: PlannedBatch): Promise<PlannedBatch> {
  if (!batch.has_more_findings) return batch;
  return { ...batch, ...(await work.readJson<FileFindings>(workArea.findings(batch.id))) };
}

function rejectedRecords({ id }: PlannedBatch, { rejecting }: CopiedChunks): AsyncGenerator<Uint8Array> {
  return readAhead(rejecting, rejectedAtOnce, (chunk) => work.read(workArea.rejected(id, chunk)));
}
