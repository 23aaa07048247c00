import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../core/claims/settlement-list.ts';
import { netRefunds } from '../../../core/rules/net-refunds.ts';
import { holds } from '../../support/holds.ts';
import { feeLine, refundOf } from '../../support/settlement-lists.ts';

const standing = (lines: readonly FeeLine[]) =>
  netRefunds(lines).map(({ serial, quantity, amountFen }) => `${serial}: ${quantity} for ${amountFen}`);
const anonymousRefund = (parts: Partial<FeeLine>) => feeLine({ serial: 'R', quantity: -1, ...parts });

describe('netRefunds', () => {
  it('leaves lines without refunds as they are', () => {
    const lines = [feeLine({ serial: 'A' }), feeLine({ serial: 'B' })];
    expect(netRefunds(lines)).toBe(lines);
  });

  it('cancels a line that a refund names', () => {
    const line = feeLine({ serial: 'A', quantity: 2 });
    expect(standing([line, refundOf(line)])).toEqual([]);
  });

  it('leaves what a partial refund leaves', () => {
    const line = feeLine({ serial: 'A', quantity: 3 });
    expect(standing([line, refundOf(line, 1)])).toEqual(['A: 2 for 2000']);
  });

  it('keeps four decimals of quantity and no more', () => {
    const line = feeLine({ serial: 'A', quantity: 0.3, amountFen: 300 });
    expect(standing([line, refundOf(line, 0.1)])).toEqual(['A: 0.2 for 200']);
  });

  it.each([
    ['another line', 'A'],
    ['itself', 'B'],
    ['a line that is not here', 'of another upload'],
  ])('lets a positive line stand though it names %s', (_, refundOf) => {
    const lines = [feeLine({ serial: 'A' }), feeLine({ serial: 'B', refundOf })];
    expect(standing(lines)).toEqual(['A: 1 for 1000', 'B: 1 for 1000']);
  });

  it('does not let a second refund of a line spill over onto its like', () => {
    const line = feeLine({ serial: 'A' });
    const again = { ...refundOf(line), serial: 'A-R2' };
    expect(standing([line, feeLine({ serial: 'B' }), refundOf(line), again])).toEqual(['B: 1 for 1000']);
  });

  it('takes an unnamed refund off the latest charge before it', () => {
    const lines = [
      feeLine({ serial: 'A', chargedAt: '2026-03-02T08:00:00' }),
      feeLine({ serial: 'B', chargedAt: '2026-03-03T08:00:00' }),
      feeLine({ serial: 'C', chargedAt: '2026-03-05T08:00:00' }),
    ];
    const refund = anonymousRefund({ chargedAt: '2026-03-04T08:00:00' });
    expect(standing([...lines, refund])).toEqual(['A: 1 for 1000', 'C: 1 for 1000']);
  });

  it('spreads an unnamed refund over several lines', () => {
    const lines = [
      feeLine({ serial: 'A' }),
      feeLine({ serial: 'B', chargedAt: '2026-03-03T08:00:00', quantity: 2 }),
    ];
    const refund = anonymousRefund({ quantity: -2.5, chargedAt: '2026-03-04T08:00:00' });
    expect(standing([...lines, refund])).toEqual(['A: 0.5 for 500']);
  });

  it.each([
    ['another code', { code: 'Y' }],
    ['another price', { unitPriceFen: 999 }],
  ])('has no effect where the refund is of %s', (_, parts) => {
    expect(standing([feeLine({ serial: 'A' }), anonymousRefund(parts)])).toEqual(['A: 1 for 1000']);
  });

  it('falls back on code and price where the named line is not here', () => {
    const refund = anonymousRefund({ refundOf: 'of another upload' });
    expect(standing([feeLine({ serial: 'A' }), refund])).toEqual([]);
  });

  it('drops lines of no quantity', () => {
    expect(standing([feeLine({ serial: 'A', quantity: 0 }), feeLine({ serial: 'B' })])).toEqual([
      'B: 1 for 1000',
    ]);
  });

  it('comes out the same in whatever order the lines come, and never below nought', () => {
    const line = fc.record({
      serial: fc.uuid(),
      code: fc.constantFrom('X', 'Y'),
      quantity: fc.integer({ min: -3, max: 3 }),
      chargedAt: fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}T08:00:00`),
    });
    const shuffled = fc
      .uniqueArray(line, { selector: ({ serial }) => serial })
      .chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
      );
    holds(
      fc.property(shuffled, ([lines, other]) => {
        const net = standing(lines.map(feeLine));
        expect(standing(other.map(feeLine)).toSorted()).toEqual(net.toSorted());
        expect(
          netRefunds(lines.map(feeLine)).every(({ quantity, amountFen }) => quantity > 0 && amountFen >= 0),
        ).toBe(true);
      }),
    );
  });
});
