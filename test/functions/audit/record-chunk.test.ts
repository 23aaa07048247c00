import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditedCase } from '../../../core/audit.ts';
import type { RecordedCase } from '../../../functions/audit/record-case.ts';
import { recordChunk } from '../../../functions/audit/record-chunk.ts';
import type { OwnedList } from '../../../functions/audit/sort-lists.ts';
import { refusedPlaces, watchRecords } from '../../../platform/intake/record-watch.ts';
import { log } from '../../../platform/log.ts';
import type { CaseHead } from '../../../platform/table/cases.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';
import { settlementList } from '../../support/settlement-lists.ts';

const chunk = { batch: 'B1', chunk: 1, step: 'audit' } as const;
const owned = (count: number): OwnedList[] =>
  Array.from({ length: count }, (_, at) => {
    const head = { seq: '1', place: at + 1, batch: 'B1' } as CaseHead;
    return { place: at + 1, list: settlementList({ settlementId: `S${at + 1}` }), head };
  });
const recorded = ({ place }: CaseHead) => ({ contribution: { place } }) as unknown as RecordedCase;

/** Records a chunk of which some break in audit, and the table refuses others. */
async function record(
  count: number,
  breaks: (place: number) => boolean,
  refuses: (place: number) => boolean,
) {
  const bucket = wholeBucketInMemory();
  const watch = await watchRecords(bucket, chunk, false);
  const ours = owned(count);
  const placeOf = ({ place }: OwnedList) => place;
  const audited = await watch.over(ours, placeOf, ({ place }) => {
    if (breaks(place)) throw new TypeError();
    return {} as AuditedCase;
  });
  const back: number[] = [];
  let kept: readonly number[] = [];
  const means = {
    recordCase: async (head: CaseHead) => {
      if (refuses(head.place)) throw Object.assign(new Error(), { name: 'ValidationException' });
      return recorded(head);
    },
    giveBack: async ({ place }: CaseHead) => {
      back.push(place);
      return 'given-back' as const;
    },
    refuse: watch.refuse,
    keep: async (lists: readonly { readonly place: number }[]) => {
      kept = lists.map(({ place }) => place);
    },
  };
  const outcome = await recordChunk(means, ours, audited, false).then(
    ({ counted, failed }) => ({ counted: counted.length, failed: failed.map(placeOf) }),
    (error: Error) => error.message,
  );
  return { outcome, back, kept, refused: await refusedPlaces(bucket, chunk) };
}

beforeEach(() => {
  vi.spyOn(log, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe('recording the cases of a chunk', () => {
  it('gives back what broke and what the table refuses, and keeps the lists of the others', async () => {
    const seen = await record(
      5,
      (place) => place === 2,
      (place) => place === 4,
    );
    expect(seen).toEqual({
      outcome: { counted: 3, failed: [2, 4] },
      back: [2, 4],
      kept: [1, 3, 5],
      refused: [2, 4],
    });
  });

  it('gives no case back where the table refuses most of a chunk: then it is the program', async () => {
    const seen = await record(
      40,
      () => false,
      (place) => place > 10,
    );
    expect(seen).toMatchObject({ outcome: '30 of 40 records failed', back: [], refused: [] });
  });

  it('nor those that it refuses where they are most together with those that broke', async () => {
    const seen = await record(
      40,
      (place) => place <= 15,
      (place) => place > 30,
    );
    expect(seen.outcome).toBe('25 of 40 records failed');
    expect(seen.back.filter((place) => place > 15)).toEqual([]);
  });
});
