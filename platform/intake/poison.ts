import type { ChunkMessage } from '../messages.ts';

/** A chunk that has failed before is run record by record, so that it is known which of them kills its runs. */
export function isCareful({ careful }: ChunkMessage, attempt: number): boolean {
  return attempt > 1 || careful === true;
}

/**
 * Whether what a store throws lies in what it was given, and would be thrown again: too large, or nothing that can be
 * stored. Anything else passes, and the message comes back.
 */
export function isOfRecord(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    (error as Partial<Error> | null)?.name === 'ValidationException'
  );
}
