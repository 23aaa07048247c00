import type { Context, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { regionOf } from '../../core/knowledge.ts';
import { analysisFiles } from '../../platform/analysis/analysis-files.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { keepHeapSmall } from '../../platform/keep-heap-small.ts';
import { loadHospitals, loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { parseSummariseMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { refresh, type SummariseServices } from '../../platform/summaries/refresh.ts';
import { sheetRefresher } from '../../platform/summaries/refresh-sheets.ts';
import { openTable } from '../../platform/table/table.ts';
import { turnStore } from '../../platform/table/turns.ts';
import { askForRegion } from './ask-for-region.ts';

// All cases of a hospital's month are in hand at once: 90,000 of them in 360 MB, where V8 by itself takes 530.
keepHeapSmall();

const settings = readSettings(process.env, {
  TABLE: required,
  ANALYSIS_BUCKET: required,
  SUMMARISE_QUEUE_URL: required,
  GATHER_SECONDS: required.pipe(z.coerce.number()),
});
const { s3, sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const registers = { hospitals: loadHospitals(), regions: loadRegions() };
const files = analysisFiles(
  objectStore(s3, settings.ANALYSIS_BUCKET),
  (hospital) => regionOf(hospital, registers).code,
);
const services: SummariseServices = {
  turns: turnStore(table),
  sheets: sheetRefresher(table, files),
  queue: outbox(sqs, settings.SUMMARISE_QUEUE_URL),
  registers,
  gatherSeconds: settings.GATHER_SECONDS,
};
const takeMessages = eachMessage(sqs, (body) => refresh(services, parseSummariseMessage(body)));

/** Takes messages of its queue; or, by hand or by the clock, a region whose months are all to be made anew. */
export const handler = (event: SQSEvent | object, context: Context) =>
  'Records' in event ? takeMessages(event, context) : askForRegion(services, event);
