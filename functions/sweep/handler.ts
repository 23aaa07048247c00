import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { awsClients } from '../../platform/aws.ts';
import { faultOf } from '../../platform/fault-of.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { listObjects } from '../../platform/list-objects.ts';
import { log } from '../../platform/log.ts';
import { objectStore } from '../../platform/object-store.ts';
import { countLostUploads, countOpenBatches, writeMetrics } from '../../platform/pipeline-metrics.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { openBatchStore } from '../../platform/table/open-batches.ts';
import { openTable } from '../../platform/table/table.ts';
import { hospitalOf, lostAmong, uploadsDue } from './lost-uploads.ts';
import { type SweepMeans, type Swept, sweepBatch } from './sweep-batch.ts';
import { uploadEvent } from './upload-event.ts';

const atLeastOne = z.coerce.number().int().min(1);
const settings = readSettings(process.env, {
  TABLE: required,
  INTAKE_BUCKET: required,
  WORK_BUCKET: required,
  RECEIPTS_BUCKET: required,
  INTAKE_QUEUE_URL: required,
  ENROL_QUEUE_URL: required,
  AUDIT_QUEUE_URL: required,
  CLOSE_QUEUE_URL: required,
  PATIENCE_MINUTES: atLeastOne,
  MOST_REPAIRS: atLeastOne,
});
const eventSchema = z.object({
  /** Look for uploads of which no event ever came, instead of sweeping. */
  lostUploads: z.literal(true).optional(),
  /** By hand: how long a batch may stay where it is, instead of the stage's minutes. */
  patienceMinutes: z.number().min(0).optional(),
});

const { s3, sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const urls = {
  split: settings.INTAKE_QUEUE_URL,
  enrol: settings.ENROL_QUEUE_URL,
  audit: settings.AUDIT_QUEUE_URL,
  close: settings.CLOSE_QUEUE_URL,
} as const;
const splitQueue = outbox(sqs, urls.split);
const batches = batchStore(table);
const open = openBatchStore(table);
const means: SweepMeans = {
  intakeBucket: settings.INTAKE_BUCKET,
  queues: {
    split: splitQueue,
    enrol: outbox(sqs, urls.enrol),
    audit: outbox(sqs, urls.audit),
    close: outbox(sqs, urls.close),
  },
  batches,
  open,
  finished: chunkSets(table),
  work: objectStore(s3, settings.WORK_BUCKET),
  receipts: objectStore(s3, settings.RECEIPTS_BUCKET),
  isBusy: async (step) => {
    const ask = { QueueUrl: urls[step], AttributeNames: ['ApproximateNumberOfMessages' as const] };
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand(ask));
    return Number(Attributes?.ApproximateNumberOfMessages ?? 0) > 0;
  },
  now: () => new Date(),
};
const batchesAtOnce = 8;

/** By the clock: looks at every open batch and repairs what has not moved for long, or looks for lost uploads. */
export async function handler(event: unknown) {
  const asked = eventSchema.parse(event ?? {});
  return asked.lostUploads ? findLostUploads() : sweep(asked.patienceMinutes ?? settings.PATIENCE_MINUTES);
}

async function sweep(patienceMinutes: number): Promise<Readonly<Partial<Record<Swept | 'failed', number>>>> {
  const limits = { patienceMinutes, mostRepairs: settings.MOST_REPAIRS };
  const swept = await inParallel(await open.ids(), batchesAtOnce, async (id) => {
    try {
      return await sweepBatch(means, id, limits);
    } catch (error) {
      // The next sweep looks again; the others are not to wait for this one.
      log.error('batch not swept', { batch: id, ...faultOf(error) });
      return 'failed' as const;
    }
  });
  const counts = Object.fromEntries([...Map.groupBy(swept, String)].map(([one, all]) => [one, all.length]));
  const { closed = 0, repaired = 0, stuck = 0 } = counts;
  countOpenBatches({ open: swept.length - closed, repaired, stuck });
  writeMetrics();
  log.info('swept', counts);
  return counts;
}

/** Tells split of uploads that it never heard of. Where the event comes all the same, the file is read twice, which counts once. */
async function findLostUploads(): Promise<{ readonly lost: number }> {
  let lost = 0;
  for await (const page of listObjects(s3, settings.INTAKE_BUCKET, 'incoming/')) {
    const byHospital = Map.groupBy(uploadsDue(page, means.now()), hospitalOf);
    for (const [hospital, uploads] of byHospital) {
      for (const upload of lostAmong(uploads, await batches.ofHospital(hospital))) {
        const time = upload.writtenAt.toISOString();
        const known = { key: upload.key, etag: upload.etag.replaceAll('"', ''), version: null };
        const batch = { ...known, size_bytes: upload.sizeBytes, uploaded_at: time, seq: `${time}#` };
        await splitQueue.send([uploadEvent(settings.INTAKE_BUCKET, batch)]);
        lost += 1;
      }
    }
  }
  countLostUploads(lost);
  writeMetrics();
  log.info('looked for lost uploads', { lost });
  return { lost };
}
