import { randomUUID } from 'node:crypto';
import type { TrailAct, TrailSubject } from '../platform/trail/trail-entry.ts';
import { writeTrail } from '../platform/trail/write-trail.ts';
import type { Stack } from './endpoints.ts';

export interface Operation {
  /** What whoever does it calls himself. */
  readonly by: string;
  /** As it is typed, without its options. */
  readonly command: string;
  readonly act?: Extract<TrailAct, 'operation' | 'decision' | 'knowledge-decision'>;
  /** What is about to be done, and to what: only what is known to be there, never what was typed. */
  readonly of: TrailSubject & { readonly action: string };
}

/**
 * Does something by the command line and keeps its beginning and its end in the trail. What cannot be kept is not
 * begun; a beginning without an end was refused or broken off.
 * @param outcome what the end says besides
 */
export async function asOperation<T>(
  stack: Pick<Stack, 'trail'>,
  operation: Operation,
  act: () => Promise<T>,
  outcome: (done: T) => TrailSubject = () => ({}),
): Promise<T> {
  const { of } = operation;
  await keep(stack, operation, { ...of, action: `${of.action}-begun` });
  const done = await act();
  await keep(stack, operation, { ...of, ...outcome(done) });
  return done;
}

function keep(
  { trail }: Pick<Stack, 'trail'>,
  { by, command, act = 'operation' }: Operation,
  of: TrailSubject,
): Promise<void> {
  return writeTrail(trail, [
    {
      id: randomUUID(),
      at: new Date().toISOString(),
      act,
      by: { sub: by, role: 'operator' },
      route: command,
      status: 0,
      of,
    },
  ]);
}
