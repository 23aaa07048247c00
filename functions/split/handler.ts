import type { S3Event } from 'aws-lambda';
import { parseIntakeLimits } from '../../core/claims/intake-limits.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { sendChunks } from '../../platform/fan-out.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import { loadCsvColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadHospitals } from '../../platform/knowledge/load-knowledge.ts';
import { log } from '../../platform/log.ts';
import { parseSplitMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { type HasTime, timeForPieces } from '../../platform/run-time.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { type Batch, batchStore, isGivenUp, type PlannedBatch } from '../../platform/table/batches.ts';
import { openTable } from '../../platform/table/table.ts';
import { splitFile } from './split-file.ts';
import { batchOf } from './upload.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  INTAKE_BUCKET: required,
  WORK_BUCKET: required,
  KNOWLEDGE_BUCKET: required,
  INTAKE_QUEUE_URL: required,
  ENROL_QUEUE_URL: required,
  CLOSE_QUEUE_URL: required,
  INTAKE_LIMITS: required,
});
const { s3, sqs, dynamodb } = awsClients();
const batches = batchStore(openTable(dynamodb, settings.TABLE));
const means = {
  buckets: { intake: objectStore(s3, settings.INTAKE_BUCKET), work: objectStore(s3, settings.WORK_BUCKET) },
  batches,
  hospitals: loadHospitals(),
  reading: { columns: loadCsvColumns(), limits: parseIntakeLimits(JSON.parse(settings.INTAKE_LIMITS)) },
};
const activations = activationStore(objectStore(s3, settings.KNOWLEDGE_BUCKET));
const splitQueue = outbox(sqs, settings.INTAKE_QUEUE_URL);
const enrolQueue = outbox(sqs, settings.ENROL_QUEUE_URL);
const closeQueue = outbox(sqs, settings.CLOSE_QUEUE_URL);

/** What is left of a run is for the chunks that are being written, and the note of how far the file is cut. */
const longestChunksMs = 60_000;

/**
 * Cuts each uploaded file into chunks and sends them on to be enrolled. Where that is more than a run has time for, the
 * run asks for another, which goes on where it stopped.
 */
export const handler = eachMessage(sqs, async (body, run) => {
  const hasTime = timeForPieces(run);
  const message = JSON.parse(body) as Partial<S3Event>;
  // S3 greets a new notification with a test event that holds no records.
  for (const upload of message.Records ?? []) await split(await batches.register(batchOf(upload)), hasTime);
  if ('batch' in message) await split(await batches.standing(parseSplitMessage(body).batch), hasTime);
});

async function split(batch: Batch, hasTime: HasTime): Promise<void> {
  if (isGivenUp(batch)) return;
  if (batch.status === 'splitting') {
    const cut = await splitFile(batch, means, () => hasTime(longestChunksMs));
    if (cut === null) return splitQueue.send([{ batch: batch.id }]);
    const plan = {
      ...cut,
      activations: await activations.nameCurrent(),
      planned_at: new Date().toISOString(),
    };
    await batches.plan(batch.id, plan, plan.chunks === 0 ? 'closing' : 'enrolling');
  }
  const planned = await batches.read(batch.id);
  log.info('split', { batch: batch.id, chunks: planned.chunks, records: planned.records });
  await sendOn(planned);
}

/** Repeated when a killed run is repeated: what is done already is recognised further on. */
async function sendOn({ id, status, chunks }: PlannedBatch): Promise<void> {
  if (status === 'closing') await closeQueue.send([{ batch: id }]);
  if (status !== 'enrolling') return;
  await sendChunks(enrolQueue, id, chunks);
}
