import { randomBytes, randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { keptLists } from '../../platform/kept-lists.ts';
import { loadQueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import { linkSigner } from '../../platform/link-signer.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { lineReader } from '../../platform/read-lines.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { viewReader } from '../../platform/summaries/read-view.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { findingStore } from '../../platform/table/findings.ts';
import { givenMeasureStore } from '../../platform/table/given-measures.ts';
import { inboxStore } from '../../platform/table/inbox.ts';
import { lampStore } from '../../platform/table/lamps.ts';
import { liveStore } from '../../platform/table/live.ts';
import { reviewStore } from '../../platform/table/reviews.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import { openTable } from '../../platform/table/table.ts';
import { warningStore } from '../../platform/table/warnings.ts';
import { uploadDesk } from '../../platform/upload-desk.ts';
import { queryApi } from './query-api.ts';

const settings = readSettings(process.env, {
  TRAIL_QUEUE_URL: required,
  TABLE: required,
  LIVE_URL: required,
  ISSUER: required,
  CLIENT_ID: required,
  RECEIPTS_BUCKET: required,
  INTAKE_BUCKET: required,
});
const { dynamodb, s3, s3ForLinks, sqs } = awsClients();
const trail = outbox(sqs, settings.TRAIL_QUEUE_URL);
const table = openTable(dynamodb, settings.TABLE);
const knowledge = loadQueryKnowledge();
// Some 5 KB each, with what the worklist makes of them; a hospital's month of 50,000 findings is 12,500.
const sheets = sheetStore(table, { rememberedCases: 40_000 });
const receipts = objectStore(s3, settings.RECEIPTS_BUCKET);
const linkSeconds = 600;

export const handler = handle(
  queryApi({
    keepTrail: trail.send,
    newTrailId: randomUUID,
    inbox: inboxStore(table),
    cases: caseStore(table),
    findings: findingStore(table),
    reviews: reviewStore(table),
    live: liveStore(table),
    views: viewReader({ sheets, given: givenMeasureStore(table), knowledge }),
    sheets,
    knowledge,
    lamps: lampStore(table),
    reports: receipts,
    lists: keptLists(receipts),
    receipts,
    rejectedLines: lineReader(s3, settings.RECEIPTS_BUCKET),
    batches: batchStore(table),
    finished: chunkSets(table),
    uploads: uploadDesk(s3ForLinks, settings.INTAKE_BUCKET, linkSeconds),
    newNonce: () => randomBytes(4).toString('hex'),
    signLink: linkSigner(s3, settings.RECEIPTS_BUCKET, linkSeconds),
    warnings: warningStore(table),
    signIn: { issuer: settings.ISSUER, client_id: settings.CLIENT_ID, live_url: settings.LIVE_URL },
    liveUrl: settings.LIVE_URL,
    newTicket: () => randomBytes(32).toString('base64url'),
    now: () => new Date().toISOString(),
  }),
);
