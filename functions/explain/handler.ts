import { randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { lazily } from '../../core/grouping/lazily.ts';
import { awsClients } from '../../platform/aws.ts';
import { keptLists } from '../../platform/kept-lists.ts';
import { knowledgeUnder } from '../../platform/knowledge/activated-knowledge.ts';
import { codeNames } from '../../platform/knowledge/code-names.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadCoding } from '../../platform/knowledge/load-coding.ts';
import { loadHospitals, loadKnowledge, loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { openTable } from '../../platform/table/table.ts';
import { explainApi } from './explain-api.ts';

const settings = readSettings(process.env, {
  TRAIL_QUEUE_URL: required,
  TABLE: required,
  RECEIPTS_BUCKET: required,
  KNOWLEDGE_BUCKET: required,
});
const { s3, dynamodb, sqs } = awsClients();
const trail = outbox(sqs, settings.TRAIL_QUEUE_URL);
const table = openTable(dynamodb, settings.TABLE);
const batches = batchStore(table);
const folder = knowledgeFolder();

// Who may see a case is asked first; most of the knowledge takes a second, and waits for a case that is explained.
const knowledgeOf = lazily(() =>
  knowledgeUnder(loadKnowledge({}, folder), folder, objectStore(s3, settings.KNOWLEDGE_BUCKET)),
);

export const handler = handle(
  explainApi({
    keepTrail: trail.send,
    newTrailId: randomUUID,
    now: () => new Date().toISOString(),
    cases: caseStore(table),
    knowledge: { hospitals: loadHospitals(folder), regions: loadRegions(folder) },
    lists: keptLists(objectStore(s3, settings.RECEIPTS_BUCKET)),
    knowledgeOf: async (batch, hospital) => knowledgeOf()((await batches.read(batch)).activations, hospital),
    explaining: lazily(() => ({ coding: loadCoding(folder), codeNames: codeNames(folder) })),
  }),
);
