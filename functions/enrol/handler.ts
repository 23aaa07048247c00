import type { Chunk } from '../../core/claims/chunk.ts';
import { type LocatedWithdrawal, placeAt, readAt } from '../../core/claims/read-chunk.ts';
import { preferBaselines } from '../../core/costs/prefer-baseline.ts';
import { type BirthMarker, type EnrolledCase, enrolCase } from '../../core/enrol-cases.ts';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { payingScheme } from '../../core/payment/region-book.ts';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { sendBlock, sendChunks } from '../../platform/fan-out.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { decodeChunk } from '../../platform/intake/chunk-object.ts';
import { isCareful } from '../../platform/intake/poison.ts';
import { watchRecords } from '../../platform/intake/record-watch.ts';
import { knowledgeUnder } from '../../platform/knowledge/activated-knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { log } from '../../platform/log.ts';
import { type ChunkMessage, parseChunkMessage } from '../../platform/messages.ts';
import { objectStore } from '../../platform/object-store.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { baselineStore } from '../../platform/table/baselines.ts';
import { batchStore, isGivenUp, type PlannedBatch } from '../../platform/table/batches.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { chunkSets } from '../../platform/table/chunk-sets.ts';
import { birthMark, personStore, pseudonym } from '../../platform/table/persons.ts';
import { openTable } from '../../platform/table/table.ts';
import { workArea } from '../../platform/work-area.ts';
import { claimCases } from './claim-cases.ts';
import { mergeBlock, mergeCosts } from './merge-costs.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  WORK_BUCKET: required,
  KNOWLEDGE_BUCKET: required,
  ENROL_QUEUE_URL: required,
  AUDIT_QUEUE_URL: required,
  PERSON_KEY_SECRET: required,
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
const knownBaselines = baselineStore(table);
const work = objectStore(s3, settings.WORK_BUCKET);
const enrolQueue = outbox(sqs, settings.ENROL_QUEUE_URL);
const auditQueue = outbox(sqs, settings.AUDIT_QUEUE_URL);
const writesAtOnce = 32;

/** Makes the cases of one chunk known to the table, so that the audit of any chunk sees all of them. */
export const handler = eachMessage(sqs, async (body, { attempt }) => {
  const message = parseChunkMessage(body);
  const batch = await batches.read(message.batch);
  if (batch.status !== 'enrolling' || isGivenUp(batch)) return;
  if ('block' in message) return sendBlock(enrolQueue, message, batch.chunks);
  await enrol(batch, message, isCareful(message, attempt));
  const block = await finished.finishChunk(batch, 'enrolled', message.chunk);
  if (block === null) return;
  await mergeBlock(work, batch, block);
  if (await finished.finishBlock(batch, 'enrolled', block)) await beginAudit(batch);
});

async function enrol(batch: PlannedBatch, { chunk }: ChunkMessage, careful: boolean): Promise<void> {
  const cut = decodeChunk(await work.read(workArea.chunk(batch.id, chunk)));
  const knowledge = await knowledgeOf(batch.activations, batch.hospital);
  const watch = await watchRecords(work, { batch: batch.id, chunk, step: 'enrol' }, careful);
  const places = cut.records.map((_, index) => placeAt(cut, index));
  const read = await watch.over(places, Number, (place) => enrolRecord(cut, place, batch, knowledge));
  const enrolled = read.filter((one) => one !== null && 'stay' in one);
  const withdrawals = read.filter((one) => one !== null && 'list' in one);
  const means = { claim: (one: EnrolledCase) => claim(batch, one), refuse: watch.refuse };
  const { enrolment, claimed } = await claimCases(means, enrolled);
  await persons.point(claimed.filter((pointer) => pointer !== null));
  await inParallel(withdrawals, writesAtOnce, ({ place, list }) =>
    cases.withdraw({ seq: batch.seq, place, batch: batch.id, of: list }),
  );
  await work.write(workArea.costs(batch.id, chunk), JSON.stringify([...enrolment.costs]));
  log.info('enrolled', {
    batch: batch.id,
    chunk,
    cases: enrolment.cases.length,
    withdrawn: withdrawals.length,
  });
}

/** What a record adds; `null` of one that audit will reject. */
function enrolRecord(
  cut: Chunk,
  place: number,
  { hospital }: PlannedBatch,
  knowledge: Knowledge,
): EnrolledCase | LocatedWithdrawal | null {
  const reading = readAt(cut, place, hospital, readList);
  if (reading.ok === 'withdrawn') return { place, list: reading.withdrawn };
  return reading.ok ? enrolCase({ place, list: reading.list }, knowledge, markOf) : null;
}

const markOf: BirthMarker = (personId, birthDate) =>
  birthMark(personId, birthDate, settings.PERSON_KEY_SECRET);

/** Claims the case; answers what its person's history must point at, if the claim was good and a person is named. */
async function claim(batch: PlannedBatch, { place, personId, stay }: EnrolledCase) {
  const person = personId && pseudonym(personId, settings.PERSON_KEY_SECRET);
  const isOurs = await cases.claim({ seq: batch.seq, place, batch: batch.id, person, stay });
  return isOurs && person ? { ...stay, person } : null;
}

/** Only when everything is ready for the audit does the status move: a run killed before that begins again. */
async function beginAudit(batch: PlannedBatch): Promise<void> {
  const { id, chunks } = batch;
  const baselines = preferBaselines(await mergeCosts(work, batch), await baselinesOfRegion(batch));
  await work.write(workArea.baselines(id), JSON.stringify([...baselines]));
  await sendChunks(auditQueue, id, chunks);
  await batches.advance(id, 'enrolling', 'auditing');
}

/** What the region knows of the costs of its groups, under what it pays by on the day of the upload. */
async function baselinesOfRegion({ activations, hospital, uploaded_at }: PlannedBatch) {
  const region = regionOf(hospital, await knowledgeOf(activations, hospital));
  return knownBaselines.read(region.code, payingScheme(region, uploaded_at.slice(0, 10)));
}
