import { log } from '../../platform/log.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { stuckWords } from '../../platform/stuck-words.ts';
import { type Batch, type BatchStore, isPlanned, type PlannedBatch } from '../../platform/table/batches.ts';
import type { ChunkSets } from '../../platform/table/chunk-sets.ts';
import type { BatchLook, OpenBatchStore, StuckBatch } from '../../platform/table/open-batches.ts';
import { nextStep, type SweepLimits } from './next-step.ts';
import { type ProgressSources, progressMark } from './progress-mark.ts';
import { type RepairMeans, repair } from './repair.ts';

type Step = keyof RepairMeans['queues'];

export interface SweepMeans extends RepairMeans, ProgressSources {
  readonly finished: Pick<ChunkSets, 'missing' | 'count'>;
  readonly batches: Pick<BatchStore, 'find'>;
  readonly open: OpenBatchStore;
  readonly receipts: Pick<ObjectStore, 'write'>;
  /** Whether messages wait at a step. */
  readonly isBusy: (step: Step) => Promise<boolean>;
  readonly now: () => Date;
}

/** What was done about a batch. */
export type Swept = 'closed' | 'moves' | 'waits' | 'repaired' | 'stuck';

const stepOf = {
  splitting: 'split',
  enrolling: 'enrol',
  auditing: 'audit',
  closing: 'close',
} as const satisfies Partial<Record<Batch['status'], Step>>;

/** Looks at one open batch, and repairs it where it has not moved for long. */
export async function sweepBatch(means: SweepMeans, id: string, limits: SweepLimits): Promise<Swept> {
  const { batches, open, isBusy, now } = means;
  const batch = await batches.find(id);
  if (!batch || batch.status === 'closed') return 'closed';
  const last = await open.look(id);
  const progress = await progressMark(means, batch);
  const isStepBusy = last?.progress === progress && (await isBusy(stepOf[batch.status]));
  const next = nextStep(last, { progress, isStepBusy, at: now() }, limits);
  if (next.kind === 'wait') return batch.stuck ? 'stuck' : 'waits';
  if (next.kind === 'give-up') return giveUp(means, batch, next.look);
  if (next.kind === 'moves' && batch.stuck) await open.mark(id, null);
  if (next.kind === 'repair') {
    await repair(means, batch, next.look.repairs - 1);
    log.warn('batch repaired', { batch: id, step: batch.status, repairs: next.look.repairs });
  }
  await open.keepLook(id, next.look);
  return next.kind === 'repair' ? 'repaired' : 'moves';
}

/**
 * Nothing more is sent: people have to look. The office is told where it looks for its receipt, but by no receipt: that
 * one says what became of every record, and nobody knows yet.
 */
async function giveUp(
  { open, finished, receipts }: SweepMeans,
  batch: Batch | PlannedBatch,
  { since, repairs }: BatchLook,
): Promise<Swept> {
  if (batch.stuck) return 'stuck';
  const { id, hospital, key, uploaded_at, status } = batch;
  const step = status === 'enrolling' ? 'enrolled' : status === 'auditing' ? 'audited' : null;
  const missing =
    step !== null && isPlanned(batch) ? batch.chunks - (await finished.count(batch, step)) : null;
  const stuck: StuckBatch = { step: status, idle_since: since, repairs, missing };
  const notice = { batch: id, hospital, file: key, uploaded_at, ...stuck, message: stuckWords(stuck) };
  await receipts.write(receiptKeys(hospital, id).stuck, JSON.stringify(notice, null, 2));
  await open.mark(id, stuck);
  log.error('batch stuck', { batch: id, ...stuck });
  return 'stuck';
}
