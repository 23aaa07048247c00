import type { AuditedCase } from '../../core/audit.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import { faultOf } from '../../platform/fault-of.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { isOfRecord } from '../../platform/intake/poison.ts';
import type { RecordWatch } from '../../platform/intake/record-watch.ts';
import { log } from '../../platform/log.ts';
import type { GiveBack, RecordCase, RecordedCase } from './record-case.ts';
import type { OwnedList } from './sort-lists.ts';

/** What the cases of a chunk came to: those that count, and those that could not be processed. */
export interface RecordedChunk {
  readonly counted: readonly RecordedCase[];
  readonly failed: readonly OwnedList[];
}

export interface RecordMeans {
  readonly recordCase: RecordCase;
  readonly giveBack: GiveBack;
  readonly refuse: RecordWatch['refuse'];
  /** Keeps the lists of the cases, so that people can look at them. */
  readonly keep: (lists: readonly LocatedList[]) => Promise<void>;
}

const callsAtOnce = 32;

/**
 * Records the audited cases of a chunk. One that broke is given back, and the others go on.
 * @param audited of each case; `null` where it broke
 * @throws where the table refuses so many that it is not the cases; then none of these is given back
 */
export async function recordChunk(
  { recordCase, giveBack, refuse, keep }: RecordMeans,
  ours: readonly OwnedList[],
  audited: readonly (AuditedCase | null)[],
  isRetry: boolean,
): Promise<RecordedChunk> {
  const all = ours.map((own, at) => ({ own, result: audited[at] ?? null }));
  const returned = await giveAllBack(all.filter(({ result }) => result === null));
  const lost = ownOf(returned, 'given-back');
  // Before any result is recorded: there is none whose list cannot be looked at.
  await keep(ours.filter((own) => !lost.has(own)));
  const sound = all.flatMap(({ own, result }) => (result === null ? [] : [{ own, result }]));
  const recorded = await inParallel(sound, callsAtOnce, async ({ own, result }) => {
    return { own, recorded: await recordOrRefuse(own, () => recordCase(own.head, result, isRetry)) };
  });
  const unstorable = recorded.filter((one) => one.recorded === 'refused');
  // Before any of them is given back: where it is the program that is ill, none is.
  await refuse(unstorable.map(({ own }) => own.place));
  const outcomes = [...returned, ...recorded, ...(await giveAllBack(unstorable))];
  const failed = ownOf(outcomes, 'given-back');
  if (failed.size > lost.size) await keep(ours.filter((own) => !failed.has(own)));
  return { counted: outcomes.map((one) => one.recorded).filter(isCounted), failed: [...failed] };

  function giveAllBack(broken: readonly { readonly own: OwnedList }[]) {
    return inParallel(broken, callsAtOnce, async ({ own }) => ({ own, recorded: await giveBack(own.head) }));
  }
}

/** What the table refuses for what is in it will be refused again. */
async function recordOrRefuse({ head, place }: OwnedList, record: () => ReturnType<RecordCase>) {
  try {
    return await record();
  } catch (error) {
    if (!isOfRecord(error)) throw error;
    log.error('record not stored', { batch: head.batch, place, ...faultOf(error) });
    return 'refused' as const;
  }
}

type Outcome = RecordedCase | 'given-back' | 'refused' | null;

/** Whether a version counts. */
export function isCounted(recorded: Outcome): recorded is RecordedCase {
  return recorded !== null && typeof recorded !== 'string';
}

function ownOf(
  all: readonly { readonly own: OwnedList; readonly recorded: Outcome }[],
  outcome: Outcome,
): ReadonlySet<OwnedList> {
  return new Set(all.filter(({ recorded }) => recorded === outcome).map(({ own }) => own));
}
