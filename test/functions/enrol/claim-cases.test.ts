import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EnrolledCase } from '../../../core/enrol-cases.ts';
import { claimCases } from '../../../functions/enrol/claim-cases.ts';
import { refusedPlaces, watchRecords } from '../../../platform/intake/record-watch.ts';
import { log } from '../../../platform/log.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const chunk = { batch: 'B1', chunk: 1, step: 'enrol' } as const;
const enrolled = (place: number, settlementId = `S${place}`): EnrolledCase => ({
  place,
  personId: null,
  group: null,
  stay: { hospital: 'H11010100001', settlementId } as EnrolledCase['stay'],
});
const places = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Enrols records of which the table refuses some. */
async function enrol(all: readonly EnrolledCase[], refuses: (place: number) => Error | null) {
  const bucket = wholeBucketInMemory();
  const watch = await watchRecords(bucket, chunk, false);
  await watch.over(all, ({ place }) => place, Number);
  const claim = async ({ place }: EnrolledCase) => {
    const error = refuses(place);
    if (error) throw error;
    return place;
  };
  const outcome = await claimCases({ claim, refuse: watch.refuse }, all).catch(
    (error: Error) => error.message,
  );
  return { outcome, refused: await refusedPlaces(bucket, chunk) };
}

const unstorable = () => Object.assign(new Error(), { name: 'ValidationException' });

beforeEach(() => {
  vi.spyOn(log, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe('claiming the cases of a chunk', () => {
  it('gives a case to its next record where the table refuses the first, which is noted', async () => {
    const all = [enrolled(1, 'S1'), enrolled(2, 'S1'), enrolled(3)];
    const { outcome, refused } = await enrol(all, (place) => (place === 1 ? unstorable() : null));
    expect(outcome).toMatchObject({ claimed: [2, 3], enrolment: { cases: [{ place: 2 }, { place: 3 }] } });
    expect(refused).toEqual([1]);
  });

  it.each([unstorable, () => new TypeError(), () => new RangeError()])(
    'refuses no record where most of a chunk fail: then it is the program',
    async (fault) => {
      const { outcome, refused } = await enrol(
        places(40).map((place) => enrolled(place)),
        (place) => (place > 10 ? fault() : null),
      );
      expect(outcome).toBe('30 of 40 records failed');
      expect(refused).toEqual([]);
    },
  );

  it('also where they fail one after the other, as records of the same cases', async () => {
    const { outcome, refused } = await enrol(
      places(40).map((place) => enrolled(place, `S${place % 10}`)),
      unstorable,
    );
    expect(outcome).toBe('40 of 40 records failed');
    expect(refused).toEqual([]);
  });

  it('notes nothing where the table is ill: the message comes back', async () => {
    const { outcome, refused } = await enrol([enrolled(1), enrolled(2)], (place) =>
      place === 1 ? unstorable() : new Error('throttled'),
    );
    expect(outcome).toBe('throttled');
    expect(refused).toEqual([]);
  });
});
