import { openStackAt } from '../../../bin/endpoints.ts';
import type { ObjectStore } from '../../../platform/object-store.ts';
import { readTrail } from '../../../platform/trail/read-trail.ts';
import type { TrailEntry } from '../../../platform/trail/trail-entry.ts';
import { trailDay } from '../../../platform/trail/trail-keys.ts';
import { stack } from './outsider.ts';

type KeptOperation = Pick<TrailEntry, 'act' | 'route' | 'of'>;

/** What the trail says of somebody at the command line, of today and the day before. */
export async function operationsOf(
  by: string,
  trail: ObjectStore = openStackAt(stack).trail,
): Promise<KeptOperation[]> {
  const days = [Date.now() - 86_400_000, Date.now()].map((at) => trailDay(new Date(at).toISOString()));
  const entries = (await Promise.all(days.map((day) => readTrail(trail, day)))).flat();
  return entries
    .filter((entry) => entry.by.sub === by && entry.by.role === 'operator')
    .map(({ act, route, of }) => ({ act, route, of }));
}
