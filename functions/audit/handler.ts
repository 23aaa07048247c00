import { type AuditedCase, auditCases } from '../../core/audit.ts';
import { type Contribution, changesOf, encodeOutcome, outcomeOf } from '../../core/chunk-outcome.ts';
import { caseId } from '../../core/claims/case-id.ts';
import { readChunk } from '../../core/claims/read-chunk.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import type { StayRecord } from '../../core/rules/stay-record.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { sendBlock } from '../../platform/fan-out.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { decodeChunk } from '../../platform/intake/chunk-object.ts';
import { keptLists } from '../../platform/kept-lists.ts';
import { knowledgeUnder } from '../../platform/knowledge/activated-knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { log } from '../../platform/log.ts';
import { type Alert, type ChunkMessage, parseChunkMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { countRecords } from '../../platform/pipeline-metrics.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { batchStore, type PlannedBatch } from '../../platform/table/batches.ts';
import { birthMarkOf, caseStore } from '../../platform/table/cases.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { findingStore } from '../../platform/table/findings.ts';
import { personStore } from '../../platform/table/persons.ts';
import { reviewStore } from '../../platform/table/reviews.ts';
import { openTable } from '../../platform/table/table.ts';
import { workArea } from '../../platform/work-area.ts';
import { alertOf } from './alert-of.ts';
import { caseRecorder, contributionAt, type RecordedCase, withdrawnCase } from './record-case.ts';
import { type Owned, type OwnedList, sortLists } from './sort-lists.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  WORK_BUCKET: required,
  RECEIPTS_BUCKET: required,
  KNOWLEDGE_BUCKET: required,
  AUDIT_QUEUE_URL: required,
  CLOSE_QUEUE_URL: required,
  NOTICES_QUEUE_URL: required,
});
const { s3, sqs, dynamodb } = awsClients();
const knowledgeOf = knowledgeUnder(
  loadKnowledge(),
  knowledgeFolder(),
  objectStore(s3, settings.KNOWLEDGE_BUCKET),
);
const readList = loadListReader();
const table = openTable(dynamodb, settings.TABLE);
const batches = batchStore(table);
const finished = chunkSets(table);
const cases = caseStore(table);
const persons = personStore(table, cases);
const findings = findingStore(table);
const recordCase = caseRecorder(cases, findings, reviewStore(table));
const work = objectStore(s3, settings.WORK_BUCKET);
const kept = keptLists(objectStore(s3, settings.RECEIPTS_BUCKET));
const auditQueue = outbox(sqs, settings.AUDIT_QUEUE_URL);
const closeQueue = outbox(sqs, settings.CLOSE_QUEUE_URL);
const noticesQueue = outbox(sqs, settings.NOTICES_QUEUE_URL);
const callsAtOnce = 32;

/** Audits one chunk of a batch whose cases are all enrolled. */
export const handler = eachMessage(sqs, async (body) => {
  const message = parseChunkMessage(body);
  const batch = await batches.read(message.batch);
  if (batch.status === 'closing' || batch.status === 'closed') return;
  if ('block' in message) return sendBlock(auditQueue, message, batch.chunks);
  // Told by the batch, not by the message: one that was redriven from the dead letters counts as new.
  const isRetry = await finished.begin(batch.id, message.chunk);
  await audit(batch, message, isRetry);
  const block = await finished.finishChunk(batch, 'audited', message.chunk);
  if (block === null || !(await finished.finishBlock(batch, 'audited', block))) return;
  await closeQueue.send([{ batch: batch.id }]);
  await batches.advance(batch.id, 'auditing', 'closing');
});

async function audit(batch: PlannedBatch, { chunk }: ChunkMessage, isRetry: boolean): Promise<void> {
  const cut = decodeChunk(await work.read(workArea.chunk(batch.id, chunk)));
  const { lists, withdrawals, rejections } = readChunk(cut, batch.hospital, readList);
  const heads = await cases.heads([...lists, ...withdrawals].map(({ list }) => list));
  const { ours, outlived, superseded, duplicates } = sortLists(lists, heads, batch);
  const takenBack = sortLists(withdrawals, heads, batch);
  const audited = await auditWithHistories(batch, ours);
  // Before any result is recorded: there is none whose list cannot be looked at.
  await kept.write(
    { hospital: batch.hospital, batch: batch.id, lastPlace: cut.recordsBefore + cut.records.length },
    [...ours, ...outlived].map(({ place, list }) => ({ place, list })),
  );
  const recorded = await inParallel(ours, callsAtOnce, ({ head }, index) =>
    recordCase(head, audited[index] as AuditedCase, isRetry),
  );
  const counted = recorded.filter((one) => one !== null);
  await noticesQueue.send(counted.flatMap(alertsOf));
  const withdrawn = await inParallel(takenBack.ours, callsAtOnce, ({ head }) =>
    recordCase(head, withdrawnCase, isRetry),
  );
  const allOutlived = [...outlived, ...takenBack.outlived];
  if (isRetry) await sweepUp(batch, [...allOutlived, ...superseded, ...takenBack.superseded]);

  const contributions: Contribution[] = [
    ...[...counted, ...withdrawn.filter((one) => one !== null)].map(({ contribution }) => contribution),
    ...allOutlived.map(({ head, place }) => contributionAt(head, { seq: batch.seq, place })),
  ];
  const duplicate = duplicates.length + takenBack.duplicates.length;
  const read = lists.length + withdrawals.length + rejections.length;
  const accepted = read - rejections.length - duplicate;
  const counts = {
    read,
    accepted,
    rejected: rejections.length,
    duplicate,
    replaced: contributions.filter(({ replaced }) => replaced !== null).length,
    superseded: accepted - contributions.length,
    withdrawn: withdrawals.length - takenBack.duplicates.length,
    withdrawn_unknown: contributions.filter(({ facts, replaced }) => !facts && !replaced).length,
  };
  const lines = rejections.map((rejection) => `${JSON.stringify(rejection)}\n`);
  if (lines.length > 0)
    await work.write(workArea.rejected(batch.id, chunk), lines.join(''), 'application/x-ndjson');
  await work.write(
    workArea.outcome(batch.id, chunk),
    encodeOutcome({
      ...outcomeOf(counts, rejections, contributions),
      changes: changesOf(contributions),
    }),
  );
  countRecords(counts);
  log.info('audited', { batch: batch.id, chunk, ...counts });
}

/** Only of a result that stands: who took its place tells of itself. */
function alertsOf({ result, contribution: { facts } }: RecordedCase): Alert[] {
  return result && facts && facts.findings.length > 0 ? [alertOf(result, facts)] : [];
}

/** What an earlier run, cut short, may have put for cases that a newer upload holds now. */
async function sweepUp({ seq }: PlannedBatch, lost: readonly Owned[]): Promise<void> {
  await inParallel(lost, callsAtOnce, ({ head, place }) => findings.sweep(head, { seq, place }));
}

async function auditWithHistories(
  batch: PlannedBatch,
  ours: readonly OwnedList[],
): Promise<readonly AuditedCase[]> {
  const baselines = new Map(await work.readJson<[string, CostBaseline][]>(workArea.baselines(batch.id)));
  // Asked once a person: an outpatient may stand in a chunk many times.
  const asked = new Map<string, Promise<readonly StayRecord[]>>();
  const histories = await inParallel(ours, callsAtOnce, async ({ head: { person }, list }) => {
    if (person === null) return null;
    const stays = asked.get(person) ?? persons.staysOf(person);
    asked.set(person, stays);
    return (await stays).filter((stay) => caseId(stay) !== caseId(list));
  });
  const given = ours.map(({ head, list }, index) => {
    return { list, history: histories[index] ?? null, birthMark: birthMarkOf(head) };
  });
  return auditCases(given, baselines, await knowledgeOf(batch.activations, batch.hospital));
}
