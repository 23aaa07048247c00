import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStep, type Sighting } from '../../../functions/sweep/next-step.ts';
import type { BatchLook } from '../../../platform/table/open-batches.ts';
import { holds } from '../../support/holds.ts';

const limits = { patienceMinutes: 20, mostRepairs: 3 };
const start = Date.UTC(2026, 3, 2);
const at = (minutes: number) => new Date(start + minutes * 60_000);
const seen = (minutes: number, progress = 'auditing 3', isStepBusy = false): Sighting => {
  return { progress, isStepBusy, at: at(minutes) };
};
const look = (parts: Partial<BatchLook> = {}): BatchLook => ({
  progress: 'auditing 3',
  since: at(0).toISOString(),
  repairs: 0,
  repaired_at: null,
  ...parts,
});

describe('what the sweeper does about an open batch', () => {
  it('is to remember one that it has not seen before, or that has moved', () => {
    const fresh = { kind: 'moves', look: look({ since: at(7).toISOString() }) };
    expect(nextStep(null, seen(7), limits)).toEqual(fresh);
    const tired = look({ progress: 'auditing 2', repairs: 3, repaired_at: at(6).toISOString() });
    expect(nextStep(tired, seen(7), limits)).toEqual(fresh);
  });

  it('is nothing while its patience lasts, and a repair when it is over', () => {
    expect(nextStep(look(), seen(19), limits)).toEqual({ kind: 'wait' });
    expect(nextStep(look(), seen(20), limits)).toEqual({
      kind: 'repair',
      look: look({ repairs: 1, repaired_at: at(20).toISOString() }),
    });
  });

  it.each([
    [1, 39, 'wait'],
    [1, 40, 'repair'],
    [2, 79, 'wait'],
    [2, 80, 'repair'],
    [3, 159, 'wait'],
    [3, 160, 'give-up'],
  ])('after %i repairs it waits longer: %i minutes after the last it is to %s', (repairs, minutes, kind) => {
    const repaired = look({ repairs, repaired_at: at(0).toISOString() });
    expect(nextStep(repaired, seen(minutes), limits).kind).toBe(kind);
  });

  it('is nothing while messages wait at the step, but not for ever', () => {
    expect(nextStep(look(), seen(119, 'auditing 3', true), limits).kind).toBe('wait');
    expect(nextStep(look(), seen(120, 'auditing 3', true), limits).kind).toBe('repair');
  });

  it('never repairs one that moves between any two looks, however slowly it looks and whatever its clock does', () => {
    holds(
      fc.property(fc.array(fc.integer({ min: -600, max: 6000 }), { maxLength: 30 }), (minutes) => {
        let last: BatchLook | null = null;
        for (const [done, minute] of minutes.entries()) {
          const step = nextStep(last, seen(minute, `auditing ${done}`), limits);
          expect(step.kind).toBe('moves');
          last = step.kind === 'moves' ? step.look : last;
        }
      }),
    );
  });

  it('gives one that stays where it is up in the end, after no more repairs than it may', () => {
    let last: BatchLook | null = null;
    const kinds: string[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      const step = nextStep(last, seen(minute), limits);
      kinds.push(step.kind);
      if (step.kind === 'moves' || step.kind === 'repair') last = step.look;
    }
    expect(kinds.filter((kind) => kind === 'repair')).toHaveLength(3);
    expect(kinds.at(-1)).toBe('give-up');
    // Twenty minutes, then 40, 80 and 160 after the repairs.
    expect(kinds.indexOf('give-up')).toBe((20 + 40 + 80 + 160) / 5);
  });
});
