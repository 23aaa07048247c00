import type { PlannedBatch } from './table/batches.ts';

/** How far a batch is, and how fast. Enrolling and auditing a record count alike. */
export interface BatchProgress {
  /** 0 to 1. */
  readonly done: number;
  /** Records through both steps; `null` while too little is done to tell. */
  readonly records_per_second: number | null;
  /** If it goes on as it has so far; `null` as above. */
  readonly seconds_left: number | null;
}

/** Whole blocks of chunks that run side by side come to their end together: before that, a pace says nothing. */
const leastDone = 0.02;

/**
 * The progress of a batch that is enrolled or audited.
 * @param finished chunks through each step
 * @param now ISO time of the clock
 */
export function progressOf(
  { records, chunks, planned_at }: Pick<PlannedBatch, 'records' | 'chunks' | 'planned_at'>,
  finished: { readonly enrolled: number; readonly audited: number },
  now: string,
): BatchProgress {
  const done = chunks === 0 ? 1 : (finished.enrolled + finished.audited) / (2 * chunks);
  const seconds = (Date.parse(now) - Date.parse(planned_at)) / 1000;
  if (done < leastDone || seconds <= 0) return { done, records_per_second: null, seconds_left: null };
  return {
    done,
    records_per_second: Number(((records * done) / seconds).toFixed(1)),
    seconds_left: Math.round((seconds * (1 - done)) / done),
  };
}
