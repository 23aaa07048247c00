import type { Context, SQSEvent } from 'aws-lambda';
import { indicatorsInForce } from '../../core/indicators/management-indicator.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { loadDepartments } from '../../platform/knowledge/load-dictionaries.ts';
import { lazyDipGroupers } from '../../platform/knowledge/load-dip-grouper.ts';
import { loadHospitals, loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { loadSteeringPlan } from '../../platform/knowledge/load-steering-plan.ts';
import { log } from '../../platform/log.ts';
import { type LampsMessage, parseLampsMessage } from '../../platform/messages.ts';
import { outbox } from '../../platform/queue.ts';
import { reportNames } from '../../platform/reports/report-names.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { viewReader } from '../../platform/summaries/read-view.ts';
import { refreshOverrideRate } from '../../platform/summaries/refresh-override-rate.ts';
import { rememberSheets } from '../../platform/summaries/remember-sheets.ts';
import { givenMeasureStore } from '../../platform/table/given-measures.ts';
import { lampStore } from '../../platform/table/lamps.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import { openTable } from '../../platform/table/table.ts';
import { warningStore } from '../../platform/table/warnings.ts';
import { lastFullMonth } from '../statistics/last-full-month.ts';
import { lightMonth } from './light-month.ts';
import { redLampNotices } from './red-lamp-notices.ts';
import { requestsOf } from './requests-of.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  LAMPS_QUEUE_URL: required,
  NOTICES_QUEUE_URL: required,
});
const { sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const given = givenMeasureStore(table);
const knowledge = { hospitals: loadHospitals(), regions: loadRegions() };
const folder = knowledgeFolder();
const groupers = { grouperOf: lazyGroupers(folder), dipGrouperOf: lazyDipGroupers(folder) };
const names = reportNames({ ...knowledge, ...groupers }, loadDepartments());
const indicators = loadManagementIndicators();
const { questions } = loadSteeringPlan();
const queue = outbox(sqs, settings.LAMPS_QUEUE_URL);
const notices = outbox(sqs, settings.NOTICES_QUEUE_URL);

async function light(message: LampsMessage): Promise<void> {
  const { hospital, month } = message;
  const sources = { warnings: warningStore(table), given, indicators };
  await refreshOverrideRate(sources, hospital, month, new Date().toISOString());
  // Hospital, departments and doctors are cut from the same sheets.
  const views = viewReader({ sheets: rememberSheets(sheetStore(table)), given, knowledge });
  const lit = await lightMonth({ views, lamps: lampStore(table), indicators }, message);
  const inForce = new Map(indicatorsInForce(indicators, month).map((one) => [one.id, one]));
  const told = redLampNotices(message, lit, inForce, questions, names);
  await notices.send(told);
  log.info('lamps', { hospital, month, red: told.length });
}

const takeMessages = eachMessage(sqs, (body) => light(parseLampsMessage(body)));

/** Takes messages of its queue; by the clock, or by hand, sends itself one for each hospital, or for the one named. */
export async function handler(event: SQSEvent | object, context: Context) {
  if ('Records' in event) return takeMessages(event, context);
  const hospitals = new Set(knowledge.hospitals.keys());
  const requests = requestsOf(event, hospitals, lastFullMonth(new Date().toISOString()));
  await queue.send(requests);
  return requests.length;
}
