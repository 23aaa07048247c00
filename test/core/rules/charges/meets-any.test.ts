import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../../core/claims/settlement-list.ts';
import { meetsAny } from '../../../../core/rules/charges/meets-any.ts';
import type { ChargingPeriod } from '../../../../core/rules/tables/charging-tables.ts';
import { holds } from '../../../support/holds.ts';
import { feeLine } from '../../../support/settlement-lists.ts';

const hourMs = 3_600_000;

/** Two lines held against each other, as the period is defined. */
const definitions: Readonly<Record<ChargingPeriod, (a: FeeLine, b: FeeLine) => boolean>> = {
  visit: () => true,
  day: (a, b) => a.chargedAt.slice(0, 10) === b.chargedAt.slice(0, 10),
  'clock-hour': (a, b) => a.chargedAt.slice(0, 13) === b.chargedAt.slice(0, 13),
  '6-hours': (a, b) => Math.abs(Date.parse(`${a.chargedAt}Z`) - Date.parse(`${b.chargedAt}Z`)) <= 6 * hourMs,
};

/** Times that often lie on the very edge of a period. */
const someLine = fc
  .tuple(fc.nat({ max: 48 }), fc.constantFrom(-1000, 0, 1000))
  .map(([hours, beside]) => new Date(Date.UTC(2026, 2, 2) + hours * hourMs + beside))
  .map((time) => feeLine({ chargedAt: time.toISOString().slice(0, 19) }));

describe('meetsAny', () => {
  it.each(['visit', 'day', 'clock-hour', '6-hours'] as const)(
    'finds for %s what holding every line against every other finds',
    (period) => {
      holds(
        fc.property(someLine, fc.array(someLine, { minLength: 1, maxLength: 8 }), (line, others) => {
          const byPairs = others.some((other) => definitions[period](line, other));
          expect(meetsAny(others, period)(line)).toBe(byPairs);
        }),
        { numRuns: 300 },
      );
    },
  );
});
