import { type AuditCase, type AuditedCase, auditCase } from '../../core/audit.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import { compareReplayed, replayedFinding } from '../../core/compare-replayed.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import type { Result } from '../../core/result.ts';
import { standingOf } from '../../functions/dry-run/standing-kept-lists.ts';
import { inGroups } from '../../platform/in-groups.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { type KeptLists, keptLists } from '../../platform/kept-lists.ts';
import { type BaselineStore, baselineStore } from '../../platform/table/baselines.ts';
import {
  type Batch,
  type BatchStore,
  batchStore,
  isPlanned,
  type PlannedBatch,
} from '../../platform/table/batches.ts';
import { type CaseStore, caseStore } from '../../platform/table/cases.ts';
import { type FindingStore, findingStore } from '../../platform/table/findings.ts';
import { type PersonStore, personStore } from '../../platform/table/persons.ts';
import type { Stack } from '../endpoints.ts';
import { batchBaselines } from './batch-baselines.ts';
import { casesAsThen } from './cases-as-then.ts';
import { recordedFindings } from './recorded-findings.ts';
import type { ReplayFolder } from './replay-folder.ts';
import { isOfPeriod, type ReplayScope } from './replay-question.ts';

/** The last record that a run has audited. */
export interface StackPlace {
  readonly hospital: string;
  readonly seq: string;
  readonly place: number;
}

interface Means {
  readonly kept: Pick<KeptLists, 'ofBatch'>;
  readonly batches: Pick<BatchStore, 'ofHospital'>;
  readonly cases: Pick<CaseStore, 'heads'>;
  readonly persons: Pick<PersonStore, 'casesOf'>;
  readonly findings: Pick<FindingStore, 'ofCase'>;
  readonly baselines: Pick<BaselineStore, 'read'>;
}

/** Cases are read, audited and written so many at a time. */
const groupSize = 200;
const callsAtOnce = 16;

/** What a running stack answers with; nothing is written to it. */
export function replayMeans({ table, receipts }: Stack): Means {
  const cases = caseStore(table);
  return {
    kept: keptLists(receipts),
    batches: batchStore(table),
    cases,
    persons: personStore(table, cases),
    findings: findingStore(table),
    baselines: baselineStore(table),
  };
}

/**
 * Audits the cases of a running stack again, as they stand, beside what is recorded of them. Histories are of the stays
 * that were known when a case was audited, costs of groups those of its batch and the region: what has come since is no
 * effect of other knowledge.
 * @param hospitals in the order of their codes
 * @param knowledgeFor under which a batch is audited again
 * @param onAudited told how many cases more
 */
export async function replayStack(
  means: Means,
  hospitals: readonly string[],
  scope: ReplayScope,
  knowledgeFor: (batch: PlannedBatch) => Promise<Knowledge>,
  folder: ReplayFolder<StackPlace>,
  onAudited: (cases: number) => void,
): Promise<void> {
  for await (const batch of batchesOf(means, hospitals, scope, folder.goesOnAfter)) {
    const { hospital, seq } = batch;
    const knowledge = await knowledgeFor(batch);
    let baselines: ReadonlyMap<string, CostBaseline> | null = null;
    const lists = listsOf(means, batch, scope, folder.goesOnAfter);
    for await (const group of inGroups(lists, groupSize)) {
      const costs: ReadonlyMap<string, CostBaseline> =
        baselines ?? (await batchBaselines(means, batch, knowledge));
      baselines = costs;
      await replayGroup(means, batch, group, (given) => auditCase(given, costs, knowledge), folder);
      const { place } = group.at(-1) as LocatedList;
      folder.reach({ hospital, seq, place });
      onAudited(group.length);
    }
  }
}

/** The oldest first. No file holds a stay that ended after it was sent. */
async function* batchesOf(
  { batches }: Means,
  hospitals: readonly string[],
  { from }: ReplayScope,
  last: StackPlace | null,
): AsyncGenerator<PlannedBatch> {
  for (const hospital of hospitals) {
    if (last && hospital < last.hospital) continue;
    for (const batch of (await batches.ofHospital(hospital)).toReversed()) {
      const isDone = last?.hospital === hospital && batch.seq < last.seq;
      if (!isDone && isPlanned(batch) && (from === null || batch.uploaded_at >= from)) yield batch;
    }
  }
}

async function* listsOf(
  { kept }: Means,
  { hospital, id, seq }: Batch,
  scope: ReplayScope,
  last: StackPlace | null,
): AsyncGenerator<LocatedList> {
  const after = last?.hospital === hospital && last.seq === seq ? last.place : 0;
  for await (const located of kept.ofBatch({ hospital, batch: id }))
    if (isOfPeriod(located.list.stay.dischargedAt, scope) && located.place > after) yield located;
}

async function replayGroup(
  means: Means,
  batch: Batch,
  group: readonly LocatedList[],
  audit: (given: AuditCase) => AuditedCase,
  folder: ReplayFolder<StackPlace>,
): Promise<void> {
  const standing = await standingOf(means, batch, group);
  const given = await casesAsThen(means.persons, batch.seq, standing);
  const recorded = await inParallel(standing, callsAtOnce, ({ head }) =>
    recordedFindings(means.findings, head),
  );
  for (const [at, { head }] of standing.entries()) {
    const before = recorded[at];
    const audited = before ? auditOrNull(given[at] as AuditCase, audit) : null;
    if (!before) folder.pass('without_old');
    else if (!audited) folder.pass('failed');
    else {
      const findings = { before, after: audited.findings.map(replayedFinding) };
      const both = { before: head.result as Result, after: audited.result, findings };
      folder.add(audited, compareReplayed(both));
    }
  }
}

/** `null` where it throws, which is a defect of ours. */
function auditOrNull(given: AuditCase, audit: (given: AuditCase) => AuditedCase): AuditedCase | null {
  try {
    return audit(given);
  } catch {
    return null;
  }
}
