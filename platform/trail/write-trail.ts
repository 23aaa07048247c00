import type { ObjectStore } from '../object-store.ts';
import { type TrailEntry, trailEntrySchema } from './trail-entry.ts';
import { trailDay, trailKey } from './trail-keys.ts';

/**
 * Puts entries into the trail, an object for each day that they are of. Never over what is there: of the same name
 * it is the same.
 */
export async function writeTrail(
  trail: Pick<ObjectStore, 'replace'>,
  entries: readonly TrailEntry[],
): Promise<void> {
  const sound = entries.map((entry) => trailEntrySchema.parse(entry));
  for (const [day, ofDay] of Map.groupBy(sound, ({ at }) => trailDay(at))) {
    const body = ofDay.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    await trail.replace(trailKey(day, body), null, body);
  }
}
