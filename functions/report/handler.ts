import type { Context, SQSEvent } from 'aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { log } from '../../platform/log.ts';
import { parseReportMessage } from '../../platform/messages.ts';
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
import { askedOf, messagesFor } from './asked-of.ts';
import { type ReportServices, writeReport, writeReports } from './write-reports.ts';

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
function services(): ReportServices {
  const sources = { sheets: rememberSheets(sheetStore(table)), given: givenMeasureStore(table) };
  return { make: reportMaker(sources, reportKnowledge), table, store };
}

const takeMessages = eachMessage(sqs, async (body) => {
  const message = parseReportMessage(body);
  const keys = await writeReports(services(), message);
  log.info('reports', { ...message, files: keys.length });
});

/**
 * Takes messages of its queue; by the clock, or by hand, sends itself one for each hospital and region. Whoever names a
 * hospital, a department or a region waits for that report alone, and is answered its keys.
 */
export async function handler(event: SQSEvent | object, context: Context) {
  if ('Records' in event) return takeMessages(event, context);
  const asked = askedOf(event, lastFullMonth(new Date().toISOString()));
  if ('name' in asked) return (await writeReport(services(), asked.name))?.keys ?? [];
  const messages = messagesFor(asked.all, knowledge);
  await queue.send(messages);
  return messages.length;
}
