import { randomUUID } from 'node:crypto';
import type { TrailSubject } from '../platform/trail/trail-entry.ts';
import { writeTrail } from '../platform/trail/write-trail.ts';
import type { Stack } from './endpoints.ts';

/**
 * Keeps in the trail what somebody did by the command line.
 * @param by what he calls himself
 */
export function keepOperation(
  { trail }: Pick<Stack, 'trail'>,
  by: string,
  command: string,
  of: TrailSubject,
): Promise<void> {
  return writeTrail(trail, [
    {
      id: randomUUID(),
      at: new Date().toISOString(),
      act: 'operation',
      by: { sub: by, role: 'operator' },
      route: command,
      status: 0,
      of,
    },
  ]);
}
