import type { Context, SQSEvent } from 'aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { log } from '../../platform/log.ts';
import { parseReportMessage, type ReportMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { loadReportKnowledge } from '../../platform/reports/load-report-knowledge.ts';
import { reportMaker } from '../../platform/reports/make-report.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { rememberSheets } from '../../platform/summaries/remember-sheets.ts';
import { givenMeasureStore } from '../../platform/table/given-measures.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import { openTable } from '../../platform/table/table.ts';
import { lastFullMonth } from '../statistics/last-full-month.ts';
import { requestsOf } from './requests-of.ts';
import { writeReports } from './write-reports.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  RECEIPTS_BUCKET: required,
  REPORT_QUEUE_URL: required,
});
const { sqs, s3, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const store = objectStore(s3, settings.RECEIPTS_BUCKET);
const queue = outbox(sqs, settings.REPORT_QUEUE_URL);
const knowledge = loadKnowledge();
const reportKnowledge = loadReportKnowledge(knowledge);

/** The departments of a hospital are cut from the same sheets: they are read once a message. */
async function makeReports(message: ReportMessage): Promise<readonly string[]> {
  const sources = { sheets: rememberSheets(sheetStore(table)), given: givenMeasureStore(table) };
  const make = reportMaker(sources, reportKnowledge);
  const keys = await writeReports({ make, table, store }, message);
  log.info('reports', { ...message, files: keys.length });
  return keys;
}

const takeMessages = eachMessage(sqs, async (body) => void (await makeReports(parseReportMessage(body))));

/**
 * Takes messages of its queue; by the clock, or by hand, sends itself one for each hospital and region. Whoever names a
 * hospital or a region waits for it, and is answered the keys.
 */
export async function handler(event: SQSEvent | object, context: Context) {
  if ('Records' in event) return takeMessages(event, context);
  const requests = requestsOf(event, knowledge, lastFullMonth(new Date().toISOString()));
  if ('hospital' in event || 'region' in event) return (await Promise.all(requests.map(makeReports))).flat();
  await queue.send(requests);
  return requests.length;
}
