import type { BatchLook } from '../../platform/table/open-batches.ts';

/** When the sweeper steps in, and when it stops doing so. */
export interface SweepLimits {
  /** How long a batch may stay where it is before it is repaired; doubled with each repair. */
  readonly patienceMinutes: number;
  readonly mostRepairs: number;
}

/** What the sweeper sees of a batch. */
export interface Sighting {
  /** The same text as long as nothing moves. */
  readonly progress: string;
  /** Messages wait at its step: they may be its own, whose turn has not come. */
  readonly isStepBusy: boolean;
  readonly at: Date;
}

export type NextStep =
  /** It is not where it was, or was never seen: what is to be remembered. */
  | { readonly kind: 'moves'; readonly look: BatchLook }
  | { readonly kind: 'wait' }
  | { readonly kind: 'repair'; readonly look: BatchLook }
  | { readonly kind: 'give-up'; readonly look: BatchLook };

const mostDoublings = 3;
/** So often its patience is waited where the step is busy: what is always busy may still have lost a message. */
const busyPatience = 6;

/** What is to be done about a batch that is not closed. */
export function nextStep(last: BatchLook | null, seen: Sighting, limits: SweepLimits): NextStep {
  const now = seen.at.toISOString();
  if (last?.progress !== seen.progress) {
    return { kind: 'moves', look: { progress: seen.progress, since: now, repairs: 0, repaired_at: null } };
  }
  const minutesSince = (time: string) => (seen.at.getTime() - Date.parse(time)) / 60_000;
  const { repairs, since, repaired_at } = last;
  const patience = limits.patienceMinutes * 2 ** Math.min(repairs, mostDoublings);
  if (minutesSince(repaired_at ?? since) < patience) return { kind: 'wait' };
  if (repairs >= limits.mostRepairs) return { kind: 'give-up', look: last };
  if (seen.isStepBusy && minutesSince(since) < limits.patienceMinutes * busyPatience) return { kind: 'wait' };
  return { kind: 'repair', look: { ...last, repairs: repairs + 1, repaired_at: now } };
}
