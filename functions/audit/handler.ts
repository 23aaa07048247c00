import { type AuditedCase, auditCase } from '../../core/audit.ts';
import { type Contribution, changesOf, encodeOutcome, outcomeOf } from '../../core/chunk-outcome.ts';
import { caseId } from '../../core/claims/case-id.ts';
import { type LocatedList, placeAt, readChunk, refuseAt } from '../../core/claims/read-chunk.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import type { StayRecord } from '../../core/rules/stay-record.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { sendBlock } from '../../platform/fan-out.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { decodeChunk } from '../../platform/intake/chunk-object.ts';
import { isCareful } from '../../platform/intake/poison.ts';
import { type RecordWatch, refusedPlaces, watchRecords } from '../../platform/intake/record-watch.ts';
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
import { batchStore, isGivenUp, type PlannedBatch } from '../../platform/table/batches.ts';
import { birthMarkOf, caseStore } from '../../platform/table/cases.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { findingStore } from '../../platform/table/findings.ts';
import { personStore } from '../../platform/table/persons.ts';
import { reviewStore } from '../../platform/table/reviews.ts';
import { openTable } from '../../platform/table/table.ts';
import { workArea } from '../../platform/work-area.ts';
import { alertOf } from './alert-of.ts';
import { keepShown } from './keep-shown.ts';
import {
  caseRecorder,
  caseReturner,
  contributionAt,
  type RecordedCase,
  withdrawnCase,
} from './record-case.ts';
import { isCounted, recordChunk } from './record-chunk.ts';
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
const giveBack = caseReturner(cases, findings);
const work = objectStore(s3, settings.WORK_BUCKET);
const kept = keptLists(objectStore(s3, settings.RECEIPTS_BUCKET));
const auditQueue = outbox(sqs, settings.AUDIT_QUEUE_URL);
const closeQueue = outbox(sqs, settings.CLOSE_QUEUE_URL);
const noticesQueue = outbox(sqs, settings.NOTICES_QUEUE_URL);
const callsAtOnce = 32;

/** Audits one chunk of a batch whose cases are all enrolled. */
export const handler = eachMessage(sqs, async (body, { attempt }) => {
  const message = parseChunkMessage(body);
  const batch = await batches.read(message.batch);
  if (batch.status === 'closing' || batch.status === 'closed' || isGivenUp(batch)) return;
  if ('block' in message) return sendBlock(auditQueue, message, batch.chunks);
  // Told by the batch, not by the message: one that was redriven from the dead letters counts as new.
  const isRetry = await finished.begin(batch.id, message.chunk);
  await audit(batch, message, { isRetry, careful: isCareful(message, attempt) });
  const block = await finished.finishChunk(batch, 'audited', message.chunk);
  if (block === null || !(await finished.finishBlock(batch, 'audited', block))) return;
  await closeQueue.send([{ batch: batch.id }]);
  await batches.advance(batch.id, 'auditing', 'closing');
});

/** How a chunk is run. */
interface Run {
  readonly isRetry: boolean;
  readonly careful: boolean;
}

async function audit(batch: PlannedBatch, { chunk }: ChunkMessage, { isRetry, careful }: Run): Promise<void> {
  const watched = { batch: batch.id, chunk };
  const cut = decodeChunk(await work.read(workArea.chunk(batch.id, chunk)));
  // What enrol has refused was never claimed: it is not looked at again.
  const refused = new Set(await refusedPlaces(work, { ...watched, step: 'enrol' }));
  const { lists, withdrawals, rejections } = readChunk(cut, batch.hospital, readList, refused);
  const heads = await cases.heads([...lists, ...withdrawals].map(({ list }) => list));
  const sorted = sortLists(lists, heads, batch);
  const takenBack = sortLists(withdrawals, heads, batch);
  const watch = await watchRecords(work, { ...watched, step: 'audit' }, careful);
  const audited = await auditWithHistories(batch, sorted.ours, watch);
  const name = { hospital: batch.hospital, batch: batch.id, lastPlace: placeAt(cut, cut.records.length - 1) };
  const keep = (ours: readonly LocatedList[]) =>
    kept.write(
      name,
      [...ours, ...sorted.outlived].map(({ place, list }) => ({ place, list })),
      [...takenBack.ours, ...takenBack.outlived],
    );
  const means = { recordCase, giveBack, refuse: watch.refuse, keep };
  const { counted, failed } = await recordChunk(means, sorted.ours, audited, isRetry);
  await noticesQueue.send(counted.flatMap(alertsOf));
  const withdrawn = await inParallel(takenBack.ours, callsAtOnce, ({ head }) =>
    recordCase(head, withdrawnCase, isRetry),
  );
  const outlived = [...sorted.outlived, ...takenBack.outlived];
  if (isRetry)
    await sweepUp(batch, [...outlived, ...sorted.superseded, ...sorted.failed, ...takenBack.superseded]);

  const contributions: Contribution[] = [
    ...[...counted, ...withdrawn.filter(isCounted)].map(({ contribution }) => contribution),
    ...outlived.map(({ head, place }) => contributionAt(head, { seq: batch.seq, place })),
  ];
  const allRejections = [
    ...rejections,
    ...[...sorted.failed, ...failed].map(({ place, list }) => refuseAt(cut, place, list.settlementId)),
  ];
  const duplicate = sorted.duplicates.length + takenBack.duplicates.length;
  const read = lists.length + withdrawals.length + rejections.length;
  const accepted = read - allRejections.length - duplicate;
  const counts = {
    read,
    accepted,
    rejected: allRejections.length,
    duplicate,
    replaced: contributions.filter(({ replaced }) => replaced !== null).length,
    superseded: accepted - contributions.length,
    withdrawn: withdrawals.length - takenBack.duplicates.length,
    withdrawn_unknown: contributions.filter(({ facts, replaced }) => !facts && !replaced).length,
  };
  await keepShown(work, { ...watched, recordsBefore: cut.recordsBefore }, counted, audited);
  const lines = allRejections.map((rejection) => `${JSON.stringify(rejection)}\n`);
  if (lines.length > 0)
    await work.write(workArea.rejected(batch.id, chunk), lines.join(''), 'application/x-ndjson');
  await work.write(
    workArea.outcome(batch.id, chunk),
    encodeOutcome({
      ...outcomeOf(counts, allRejections, contributions),
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
  watch: RecordWatch,
): Promise<readonly (AuditedCase | null)[]> {
  const baselines = new Map(await work.readJson<[string, CostBaseline][]>(workArea.baselines(batch.id)));
  // Asked once a person: an outpatient may stand in a chunk many times.
  const asked = new Map<string, Promise<readonly StayRecord[]>>();
  const histories = await inParallel(ours, callsAtOnce, async ({ head: { person }, list }) => {
    if (person === null) return null;
    const stays = asked.get(person) ?? persons.staysOf(person);
    asked.set(person, stays);
    return (await stays).filter((stay) => caseId(stay) !== caseId(list));
  });
  const given = ours.map(({ head, list, place }, index) => {
    return { place, case: { list, history: histories[index] ?? null, birthMark: birthMarkOf(head) } };
  });
  const knowledge = await knowledgeOf(batch.activations, batch.hospital);
  return watch.over(
    given,
    ({ place }) => place,
    (one) => auditCase(one.case, baselines, knowledge),
  );
}
