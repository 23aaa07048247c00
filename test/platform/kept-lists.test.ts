import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import { withoutIdentity } from '../../core/claims/without-identity.ts';
import { keptLists } from '../../platform/kept-lists.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { CaseHead } from '../../platform/table/cases.ts';
import { bucketInMemory } from '../support/bucket-in-memory.ts';
import { feeLine, settlementList } from '../support/settlement-lists.ts';

const hospital = 'H11010100001';
const located = (place: number): LocatedList => ({
  place,
  list: settlementList({ settlementId: `S${place}`, feeLines: [feeLine({ name: '换行\n与"引号"' })] }),
});

function bucket() {
  const objects = new Map<string, Uint8Array>();
  return { objects, kept: keptLists(bucketInMemory(objects) as ObjectStore) };
}

async function all<T>(records: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const record of records) read.push(record);
  return read;
}

describe('the kept lists of a batch', () => {
  it('are found by the place of the record, whichever were kept and however the file was cut', async () => {
    const chunks = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), { maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(chunks, async (cut) => {
        const { kept } = bucket();
        let before = 0;
        const all: [place: number, isKept: boolean][] = [];
        for (const records of cut) {
          const places = records.map((isKept, at) => [before + at + 1, isKept] as const);
          before += records.length;
          const lists = places.flatMap(([place, isKept]) => (isKept ? [located(place)] : []));
          await kept.write({ hospital, batch: 'b', lastPlace: before }, lists);
          all.push(...places.map(([place, isKept]): [number, boolean] => [place, isKept]));
        }
        for (const [place, isKept] of all)
          expect(await kept.read({ hospital, batch: 'b', place })).toEqual(
            isKept ? withoutIdentity(located(place).list) : null,
          );
        expect(await kept.read({ hospital, batch: 'b', place: before + 1 })).toBeNull();
      }),
      { numRuns: 25 },
    );
  });

  it('are those of the hospital and the batch alone', async () => {
    const { kept } = bucket();
    await kept.write({ hospital, batch: 'b', lastPlace: 1 }, [located(1)]);
    expect(await kept.read({ hospital, batch: 'a', place: 1 })).toBeNull();
    expect(await kept.read({ hospital: 'H1', batch: 'b', place: 1 })).toBeNull();
  });

  it('are the same bytes under the same key when a chunk is audited again', async () => {
    const { objects, kept } = bucket();
    const write = () => kept.write({ hospital, batch: 'b', lastPlace: 2 }, [located(1), located(2)]);
    await write();
    const first = [...objects].map(([key, body]) => [key, Buffer.from(body).toString('base64')]);
    await write();
    expect([...objects].map(([key, body]) => [key, Buffer.from(body).toString('base64')])).toEqual(first);
    expect(first.map(([key]) => key)).toEqual([`lists/${hospital}/b/000000002.ndjson.gz`]);
  });

  it('say which cases the batch took back, and stay as they were when a list among them is forgotten', async () => {
    const { kept } = bucket();
    const batch = { hospital, batch: 'b' };
    const withdrawn = { place: 2, list: { hospital, settlementId: 'S2' } };
    await kept.write({ ...batch, lastPlace: 3 }, [located(1), located(3)], [withdrawn]);
    const records = async () =>
      (await all(kept.recordsOfBatch(batch))).map((one) => [one.place, one.case.settlementId]);
    expect(await records()).toEqual([
      [1, 'S1'],
      [3, 'S3'],
      [2, 'S2'],
    ]);
    expect((await all(kept.ofBatch(batch))).map(({ place }) => place)).toEqual([1, 3]);
    expect(await kept.read({ ...batch, place: 2 })).toBeNull();
    expect(await kept.forget({ ...batch, place: 1 })).toBe(true);
    expect(await kept.forget({ ...batch, place: 2 })).toBe(false);
    expect(await records()).toEqual([
      [3, 'S3'],
      [2, 'S2'],
    ]);
  });

  it('are of the version that the result is of, or none while a newer one is not audited', async () => {
    const { kept } = bucket();
    await kept.write({ hospital, batch: 'b', lastPlace: 1 }, [located(1)]);
    const stay = { hospital, settlementId: 'S1' } as CaseHead['stay'];
    const head = { batch: 'b', seq: '2026', place: 1, person: null, stay } as CaseHead;
    const counted = [{ seq: '2026', place: 1 }] as unknown as NonNullable<CaseHead['counted']>;
    expect(await kept.ofCase(head)).toBeNull();
    expect(await kept.ofCase({ ...head, counted })).toMatchObject({ settlementId: 'S1' });
    expect(await kept.ofCase({ ...head, counted, seq: '2027' })).toBeNull();
  });
});
