import type { AuditedCase } from '../../core/audit.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import { faultOf } from '../../platform/fault-of.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { isOfRecord } from '../../platform/intake/poison.ts';
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
  /** Keeps the lists of the cases, so that people can look at them. */
  readonly keep: (lists: readonly LocatedList[]) => Promise<void>;
}

const callsAtOnce = 32;

/**
 * Records the audited cases of a chunk. One that broke is given back, and the others go on.
 * @param audited of each case; `null` where it broke
 */
export async function recordChunk(
  { recordCase, giveBack, keep }: RecordMeans,
  ours: readonly OwnedList[],
  audited: readonly (AuditedCase | null)[],
  isRetry: boolean,
): Promise<RecordedChunk> {
  const all = ours.map((own, at) => ({ own, result: audited[at] ?? null }));
  const returned = await inParallel(
    all.filter(({ result }) => result === null),
    callsAtOnce,
    async ({ own }) => ({ own, recorded: await giveBack(own.head) }),
  );
  const lost = ownOf(returned, 'given-back');
  // Before any result is recorded: there is none whose list cannot be looked at.
  await keep(ours.filter((own) => !lost.has(own)));
  const sound = all.flatMap(({ own, result }) => (result === null ? [] : [{ own, result }]));
  const recorded = await inParallel(sound, callsAtOnce, async ({ own, result }) => {
    return { own, recorded: await recordOrGiveBack(own, () => recordCase(own.head, result, isRetry)) };
  });
  const refused = ownOf(recorded, 'given-back');
  const failed = new Set([...lost, ...refused]);
  if (refused.size > 0) await keep(ours.filter((own) => !failed.has(own)));
  return {
    counted: [...returned, ...recorded].map((one) => one.recorded).filter(isCounted),
    failed: [...failed],
  };

  /** What the table refuses for what is in it will be refused again: the case goes back. */
  async function recordOrGiveBack({ head, place }: OwnedList, record: () => ReturnType<RecordCase>) {
    try {
      return await record();
    } catch (error) {
      if (!isOfRecord(error)) throw error;
      log.error('record not stored', { batch: head.batch, place, ...faultOf(error) });
      return giveBack(head);
    }
  }
}

type Outcome = RecordedCase | 'given-back' | null;

/** Whether a version counts. */
export function isCounted(recorded: Outcome): recorded is RecordedCase {
  return recorded !== null && recorded !== 'given-back';
}

function ownOf(
  all: readonly { readonly own: OwnedList; readonly recorded: Outcome }[],
  outcome: Outcome,
): ReadonlySet<OwnedList> {
  return new Set(all.filter(({ recorded }) => recorded === outcome).map(({ own }) => own));
}
