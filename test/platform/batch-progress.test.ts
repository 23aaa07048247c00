import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf } from '../../platform/batch-progress.ts';
import { holds } from '../support/holds.ts';

const batch = { records: 1000, chunks: 10, planned_at: '2026-04-02T08:00:00.000Z' };
const later = (seconds: number) => new Date(Date.parse(batch.planned_at) + 1000 * seconds).toISOString();

describe('the progress of a batch', () => {
  it('takes both steps together, and reckons from the pace so far what is left', () => {
    expect(progressOf(batch, { enrolled: 10, audited: 0 }, later(20))).toEqual({
      done: 0.5,
      records_per_second: 25,
      seconds_left: 20,
    });
    expect(progressOf(batch, { enrolled: 10, audited: 6 }, later(32))).toMatchObject({
      done: 0.8,
      seconds_left: 8,
    });
  });

  it('says no pace while nothing is done, and none where the clock stands before the plan', () => {
    const none = { records_per_second: null, seconds_left: null };
    expect(progressOf(batch, { enrolled: 0, audited: 0 }, later(60))).toEqual({ done: 0, ...none });
    expect(progressOf(batch, { enrolled: 5, audited: 0 }, later(-5))).toEqual({ done: 0.25, ...none });
    expect(
      progressOf({ ...batch, records: 0, chunks: 0 }, { enrolled: 0, audited: 0 }, later(4)),
    ).toMatchObject({ done: 1, seconds_left: 0 });
  });

  it('is at its end when all is done, whatever it took', () => {
    holds(
      fc.property(
        fc.integer({ min: 1, max: 40_000 }),
        fc.integer({ min: 1, max: 1e6 }),
        (chunks, seconds) => {
          const progress = progressOf(
            { ...batch, chunks },
            { enrolled: chunks, audited: chunks },
            later(seconds),
          );
          expect([progress.done, progress.seconds_left]).toEqual([1, 0]);
        },
      ),
    );
  });
});
