import { randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { mutingStore } from '../../platform/table/mutings.ts';
import { reviewStore } from '../../platform/table/reviews.ts';
import { openTable } from '../../platform/table/table.ts';
import { installedKnowledge } from './installed-knowledge.ts';
import { knowledgeApi } from './knowledge-api.ts';
import { precisionReader } from './rule-precision.ts';

const settings = readSettings(process.env, {
  TRAIL_QUEUE_URL: required,
  TABLE: required,
  KNOWLEDGE_BUCKET: required,
  DRY_RUN_QUEUE_URL: required,
});
const { dynamodb, s3, sqs } = awsClients();
const trail = outbox(sqs, settings.TRAIL_QUEUE_URL);
const table = openTable(dynamodb, settings.TABLE);
const dryRuns = outbox(sqs, settings.DRY_RUN_QUEUE_URL);

export const handler = handle(
  knowledgeApi({
    keepTrail: trail.send,
    newTrailId: randomUUID,
    installed: installedKnowledge(knowledgeFolder()),
    bucket: objectStore(s3, settings.KNOWLEDGE_BUCKET),
    batches: batchStore(table),
    mutings: mutingStore(table),
    precisionOf: precisionReader(reviewStore(table)),
    askForDryRun: (message) => dryRuns.send([message]),
    now: () => new Date().toISOString(),
  }),
);
