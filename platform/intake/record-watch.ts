import { buffer } from 'node:stream/consumers';
import { faultOf } from '../fault-of.ts';
import { log } from '../log.ts';
import type { ObjectStore } from '../object-store.ts';
import { workArea } from '../work-area.ts';

/** A chunk at one of its two passes. */
export interface WatchedChunk {
  readonly batch: string;
  readonly chunk: number;
  readonly step: WatchedStep;
}

export type WatchedStep = 'enrol' | 'audit';

/** Keeps what is wrong with one record from the others of its chunk. */
export interface RecordWatch {
  /**
   * Computes over the records one by one; `null` for those that are refused: because they throw, or because an earlier
   * run found them to throw or died of them. What is refused now is noted before this ends, so every later run refuses
   * it too.
   * @throws where so many fail that it is not the records
   */
  readonly over: <T, R>(
    items: readonly T[],
    placeOf: (item: T) => number,
    compute: (item: T) => R,
  ) => Promise<readonly (R | null)[]>;
  /**
   * Notes records to be refused from now on, of those that were computed over.
   * @throws where with them so many have failed that it is not the records; then none of them is noted
   */
  readonly refuse: (places: readonly number[]) => Promise<void>;
}

type WorkArea = Pick<ObjectStore, 'find' | 'write'>;

/** The record in hand, and how many runs have died with it in hand before. */
interface Mark {
  readonly place: number;
  readonly deaths: number;
}

/** One death may be anything: a deployment, a machine that went. */
const deathsOfACulprit = 2;

/** When more fail than these, and more than half, it is the program that is ill: no record is refused for that. */
const failuresOfASickProgram = 20;

function isSickness(failures: number, records: number): boolean {
  return failures > failuresOfASickProgram && failures > records / 2;
}

/**
 * @param careful marks each record before it is computed over, so that the next run knows which one killed this one;
 *   a call of the work area for each, so only for what has failed before
 */
export async function watchRecords(
  work: WorkArea,
  { batch, chunk, step }: WatchedChunk,
  careful: boolean,
): Promise<RecordWatch> {
  const refused = new Set(await refusedPlaces(work, { batch, chunk, step }));
  const markKey = workArea.inHand(batch, step, chunk);
  const setMark = (mark: Mark | null) => work.write(markKey, JSON.stringify(mark));

  let watched: ReadonlySet<number> = new Set();

  const note = async (places: readonly number[]) => {
    for (const place of places) refused.add(place);
    await work.write(workArea.refused(batch, step, chunk), JSON.stringify([...refused].sort(ascending)));
  };

  /** What was refused before counts too: a program must not reject by and by what it may not at once. */
  const refuse = async (places: readonly number[]) => {
    if (places.length === 0) return;
    const failures = watched.intersection(refused.union(new Set(places))).size;
    if (isSickness(failures, watched.size)) throw new Error(`${failures} of ${watched.size} records failed`);
    await note(places);
  };

  /** Whom the last run died of, perhaps; who was in hand twice is refused. */
  const findSuspect = async (): Promise<Mark | null> => {
    const left = careful ? await readJson<Mark | null>(work, markKey, null) : null;
    if (left === null) return null;
    const deaths = left.deaths + 1;
    if (deaths < deathsOfACulprit) return { ...left, deaths };
    log.error('record killed its runs', { batch, chunk, step, place: left.place });
    await note([left.place]);
    return null;
  };

  return {
    refuse,
    over: async (items, placeOf, compute) => {
      watched = new Set(items.map(placeOf));
      const suspect = await findSuspect();
      const results = new Map<number, ReturnType<typeof compute>>();
      const failed: number[] = [];
      const handle = async (item: (typeof items)[number]) => {
        const place = placeOf(item);
        if (refused.has(place)) return;
        if (careful) await setMark(suspect?.place === place ? suspect : { place, deaths: 0 });
        try {
          results.set(place, compute(item));
        } catch (error) {
          failed.push(place);
          log.error('record failed', { batch, chunk, step, place, ...faultOf(error) });
        }
      };
      // The suspect first: if it is the one, nothing else is in hand when this run dies.
      const first = items.filter((item) => placeOf(item) === suspect?.place);
      const rest = items.filter((item) => placeOf(item) !== suspect?.place);
      try {
        for (const item of [...first, ...rest]) await handle(item);
      } finally {
        if (careful) await setMark(null);
      }
      await refuse(failed);
      return items.map((item) => results.get(placeOf(item)) ?? null);
    },
  };
}

/** Places of the records of a chunk that a pass has refused. */
export function refusedPlaces(
  work: Pick<ObjectStore, 'find'>,
  { batch, chunk, step }: WatchedChunk,
): Promise<readonly number[]> {
  return readJson<readonly number[]>(work, workArea.refused(batch, step, chunk), []);
}

async function readJson<T>(work: Pick<ObjectStore, 'find'>, key: string, none: T): Promise<T> {
  const found = await work.find(key);
  return found ? (JSON.parse((await buffer(found.body)).toString('utf8')) as T) : none;
}

const ascending = (a: number, b: number) => a - b;
