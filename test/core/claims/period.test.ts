import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isInForce } from '../../../core/claims/calendar-days.ts';
import { commonDays, daysBeside, type Period } from '../../../core/claims/period.ts';
import { holds } from '../../support/holds.ts';

const period = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 0, max: 9 })))
  .map(([from, length]): Period => {
    const first = addDays('2026-02-25', from);
    return { from: first, to: length === null ? null : addDays(first, length) };
  });
const days = Array.from({ length: 25 }, (_, day) => addDays('2026-02-22', day));
const has = (day: string, { from, to }: Period) => isInForce(day, from, to);

describe('periods', () => {
  it('share the days that both have, and keep the others apart, each day once', () => {
    holds(
      fc.property(period, period, (one, other) => {
        const common = commonDays(one, other);
        const beside = daysBeside(one, other);
        for (const day of days) {
          expect(common !== null && has(day, common)).toBe(has(day, one) && has(day, other));
          const times = beside.filter((piece) => has(day, piece)).length;
          expect(times).toBe(has(day, one) && !has(day, other) ? 1 : 0);
        }
      }),
    );
  });
});
