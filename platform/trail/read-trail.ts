import { inParallel } from '../in-parallel.ts';
import type { ObjectStore } from '../object-store.ts';
import { type TrailEntry, trailEntrySchema } from './trail-entry.ts';
import { behindDay, dayOfKey, trailOfDay, trailRoot } from './trail-keys.ts';

const readsAtOnce = 24;

/** The entries of a day in China, by time; each once, however often it was delivered. */
export async function readTrail(
  trail: Pick<ObjectStore, 'list' | 'read'>,
  day: string,
): Promise<readonly TrailEntry[]> {
  const keys = await trail.list(trailOfDay(day));
  const texts = await inParallel(keys, readsAtOnce, async (key) =>
    Buffer.from(await trail.read(key)).toString('utf8'),
  );
  const entries = texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => trailEntrySchema.parse(JSON.parse(line))),
  );
  const once = new Map(entries.map((entry) => [`${entry.id}#${entry.part ?? 1}`, entry]));
  return [...once.values()].toSorted(
    (a, b) => compare(a.at, b.at) || compare(a.id, b.id) || (a.part ?? 1) - (b.part ?? 1),
  );
}

/** The days of a range, both ends included, of which there are entries: a question each, however long the range. */
export async function* daysOfTrail(
  trail: Pick<ObjectStore, 'firstAfter'>,
  from: string,
  to: string,
): AsyncGenerator<string> {
  let key = await trail.firstAfter(trailRoot, trailOfDay(from));
  while (key !== null) {
    const day = dayOfKey(key);
    if (day > to) return;
    yield day;
    key = await trail.firstAfter(trailRoot, behindDay(day));
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
