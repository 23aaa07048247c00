import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusedPlaces, watchRecords } from '../../../platform/intake/record-watch.ts';
import { log } from '../../../platform/log.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const chunk = { batch: 'B1', chunk: 1, step: 'audit' } as const;
const places = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const breaksOn = (...broken: readonly number[]) => {
  return (place: number) => {
    if (broken.includes(place)) throw new TypeError('张三 370102198001011234');
    return `done ${place}`;
  };
};

class Dead extends Error {}

/** A work area that outlives the processes which write to it. */
function area() {
  const bucket = wholeBucketInMemory();
  let writes = 0;
  return {
    bucket,
    writes: () => writes,
    /** Runs a pass over the records as a process does that dies when it computes over one of the killers. */
    run: async (count: number, careful: boolean, ...killers: readonly number[]) => {
      let isDead = false;
      const work = {
        find: bucket.find,
        write: async (...args: Parameters<typeof bucket.write>) => {
          if (isDead) throw new Dead();
          writes += 1;
          await bucket.write(...args);
        },
      };
      const watch = await watchRecords(work, chunk, careful);
      const handled: number[] = [];
      const compute = (place: number) => {
        handled.push(place);
        if (killers.includes(place)) isDead = true;
        return place;
      };
      const outcome = await watch.over(places(count), Number, compute).catch((error: unknown) => {
        if (!(error instanceof Dead)) throw error;
        return 'dead' as const;
      });
      return { outcome: isDead ? ('dead' as const) : outcome, handled };
    },
  };
}

beforeEach(() => {
  vi.spyOn(log, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe('watching over the records of a chunk', () => {
  it('refuses those that throw, keeps the others in their order, and says so without their words', async () => {
    const watch = await watchRecords(wholeBucketInMemory(), chunk, false);
    const done = await watch.over(places(4), Number, breaksOn(2, 4));
    expect(done).toEqual(['done 1', null, 'done 3', null]);
    expect(vi.mocked(log.error).mock.calls).toHaveLength(2);
    expect(JSON.stringify(vi.mocked(log.error).mock.calls)).not.toMatch(/张三|3701/);
  });

  it('what was refused once is refused by every later run, also where it would go well now', async () => {
    const bucket = wholeBucketInMemory();
    await (await watchRecords(bucket, chunk, false)).over(places(3), Number, breaksOn(2));
    const later = await watchRecords(bucket, chunk, true);
    expect(await later.over(places(3), Number, breaksOn())).toEqual(['done 1', null, 'done 3']);
    expect(await refusedPlaces(bucket, chunk)).toEqual([2]);
    expect(await refusedPlaces(bucket, { ...chunk, step: 'enrol' })).toEqual([]);
    expect(await refusedPlaces(bucket, { ...chunk, chunk: 2 })).toEqual([]);
  });

  it('where nothing fails nothing is written', async () => {
    const { run, writes } = area();
    expect((await run(5, false)).outcome).toEqual([1, 2, 3, 4, 5]);
    expect(writes()).toBe(0);
  });

  it('refuses no record where most of a chunk fail: then it is the program', async () => {
    const bucket = wholeBucketInMemory();
    const watch = await watchRecords(bucket, chunk, false);
    await expect(watch.over(places(30), Number, breaksOn(...places(29)))).rejects.toThrow('29 of 30');
    expect(await refusedPlaces(bucket, chunk)).toEqual([]);
  });

  it('refuses none that fail later either, in this run or the next, where they are most together', async () => {
    const bucket = wholeBucketInMemory();
    const first = await watchRecords(bucket, chunk, false);
    await first.over(places(50), Number, breaksOn(...places(20)));
    await expect(first.refuse([30, 31, 32, 33, 34, 35])).rejects.toThrow('26 of 50');
    const second = await watchRecords(bucket, chunk, true);
    await expect(second.over(places(50), Number, breaksOn(...places(26)))).rejects.toThrow('26 of 50');
    await second.refuse([30, 31, 32, 33, 34]);
    expect(await refusedPlaces(bucket, chunk)).toEqual([...places(20), 30, 31, 32, 33, 34]);
  });

  it('but a short file of broken records alone is refused record by record', async () => {
    const watch = await watchRecords(wholeBucketInMemory(), chunk, false);
    expect(await watch.over(places(3), Number, breaksOn(1, 2, 3))).toEqual([null, null, null]);
  });
});

describe('a record that kills the process', () => {
  it('is found by careful runs, refused after the second death, and the others are done', async () => {
    const { run, bucket } = area();
    expect((await run(6, false, 4)).outcome).toBe('dead');
    expect((await run(6, true, 4)).outcome).toBe('dead');
    const third = await run(6, true, 4);
    expect(third).toEqual({ outcome: 'dead', handled: [4] });
    expect((await run(6, true, 4)).outcome).toEqual([1, 2, 3, null, 5, 6]);
    expect(await refusedPlaces(bucket, chunk)).toEqual([4]);
  });

  it('several are found one after the other', async () => {
    const { run, bucket } = area();
    let outcome: unknown = 'dead';
    for (let runs = 0; runs < 12 && outcome === 'dead'; runs++) ({ outcome } = await run(6, true, 2, 5));
    expect(outcome).toEqual([1, null, 3, 4, null, 6]);
    expect(await refusedPlaces(bucket, chunk)).toEqual([2, 5]);
  });

  it('one that was in hand when the machine went, once, is not refused', async () => {
    const { run, bucket } = area();
    await run(6, true, 3);
    expect((await run(6, true)).outcome).toEqual([1, 2, 3, 4, 5, 6]);
    await run(6, true, 3);
    expect((await run(6, true)).outcome).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await refusedPlaces(bucket, chunk)).toEqual([]);
  });
});
