import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { keptLists } from '../../platform/kept-lists.ts';
import { knowledgeUnder } from '../../platform/knowledge/activated-knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { loadRegionRules } from '../../platform/knowledge/load-rules.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import { log } from '../../platform/log.ts';
import { parseDryRunMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { baselineStore } from '../../platform/table/baselines.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { personStore } from '../../platform/table/persons.ts';
import { openTable } from '../../platform/table/table.ts';
import { dryRunOverLists } from './dry-run-over-lists.ts';
import { schemeOverLists } from './scheme-over-lists.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  RECEIPTS_BUCKET: required,
  KNOWLEDGE_BUCKET: required,
});
const { s3, sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const cases = caseStore(table);
const bucket = objectStore(s3, settings.KNOWLEDGE_BUCKET);
const folder = knowledgeFolder();
const installed = loadKnowledge();
const services = {
  installed,
  folder,
  installedRules: loadRegionRules(folder),
  knowledgeOf: knowledgeUnder(installed, folder, bucket),
  bucket,
  kept: keptLists(objectStore(s3, settings.RECEIPTS_BUCKET)),
  batches: batchStore(table),
  cases,
  persons: personStore(table, cases),
  baselines: baselineStore(table),
  nowMs: () => Date.now(),
};

/** Tries a region's document of rules, or a scheme, on cases that were audited, and keeps the report for whoever asked. */
export const handler = eachMessage(sqs, async (body) => {
  const message = parseDryRunMessage(body);
  const { run, report: reportKey, request } = workOf(message);
  const { region, at } = message;
  try {
    const report = await run();
    await bucket.write(reportKey, JSON.stringify(report, null, 2));
    log.info('dry run', { region, at, key: reportKey, cases: report.cases, whole: report.is_whole });
  } catch (error) {
    await bucket.write(request, JSON.stringify({ ...message, failed: true }));
    throw error;
  }
});

function workOf(message: ReturnType<typeof parseDryRunMessage>) {
  const { region, at } = message;
  if ('scheme' in message) {
    return {
      run: () => schemeOverLists(services, message),
      report: knowledgeKeys.schemeDryRun(region, message.scheme, at),
      request: knowledgeKeys.schemeDryRunRequest(region, message.scheme, at),
    };
  }
  return {
    run: () => dryRunOverLists(services, message),
    report: knowledgeKeys.rulesDryRun(region, message.document, at),
    request: knowledgeKeys.rulesDryRunRequest(region, message.document, at),
  };
}
