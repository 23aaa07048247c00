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

const settings = readSettings(process.env, {
  TABLE: required,
  RECEIPTS_BUCKET: required,
  KNOWLEDGE_BUCKET: required,
});
const { s3, sqs, dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const cases = caseStore(table);
const bucket = objectStore(s3, settings.KNOWLEDGE_BUCKET);
const installed = loadKnowledge();
const services = {
  installed,
  installedRules: loadRegionRules(knowledgeFolder()),
  knowledgeOf: knowledgeUnder(installed, knowledgeFolder(), bucket),
  bucket,
  kept: keptLists(objectStore(s3, settings.RECEIPTS_BUCKET)),
  batches: batchStore(table),
  cases,
  persons: personStore(table, cases),
  baselines: baselineStore(table),
  nowMs: () => Date.now(),
};

/** Tries a region's document of rules on cases that were audited, and keeps the report for whoever asked. */
export const handler = eachMessage(sqs, async (body) => {
  const message = parseDryRunMessage(body);
  const { region, document, at } = message;
  try {
    const report = await dryRunOverLists(services, message);
    await bucket.write(knowledgeKeys.rulesDryRun(region, document, at), JSON.stringify(report, null, 2));
    log.info('dry run', { region, document, at, cases: report.cases, whole: report.is_whole });
  } catch (error) {
    const request = JSON.stringify({ ...message, failed: true });
    await bucket.write(knowledgeKeys.rulesDryRunRequest(region, document, at), request);
    throw error;
  }
});
