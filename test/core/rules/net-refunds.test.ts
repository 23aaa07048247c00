import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../core/claims/settlement-list.ts';
import { byTime, netRefunds } from '../../../core/rules/net-refunds.ts';
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

  it('takes what trying every line for every refund would take', () => {
    const line = fc.record({
      serial: fc.uuid(),
      refundOf: fc.constantFrom(null, null, 'A', 'B', 'of another upload'),
      code: fc.constantFrom('X', 'Y'),
      unitPriceFen: fc.constantFrom(1000, 999),
      quantity: fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10),
      chargedAt: fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}T08:00:00`),
    });
    const named = [feeLine({ serial: 'A', quantity: 5 }), feeLine({ serial: 'B', quantity: 5 })];
    const bills = fc.uniqueArray(line, { selector: ({ serial }) => serial, maxLength: 30 });
    holds(
      fc.property(bills, (parts) => {
        const lines = [...named, ...parts.map(feeLine)];
        expect(standing(lines)).toEqual(standingByTrial(lines));
      }),
      { numRuns: 500 },
    );
  });

  it('comes to an end on a bill of 50,000 lines of which half are refunds', () => {
    const time = (at: number) => new Date(Date.UTC(2026, 2, 1) + at * 1000).toISOString().slice(0, 19);
    const lines = Array.from({ length: 50_000 }, (_, at) =>
      feeLine({ serial: `L${at}`, quantity: at % 2 === 0 ? 1 : -1, chargedAt: time(at) }),
    );
    expect(standing(lines)).toEqual([]);
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

/** What stands by definition: each refund tries its lines one by one, those before it from the latest on. */
function standingByTrial(lines: readonly FeeLine[]): readonly string[] {
  const left = new Map(
    lines
      .filter(({ quantity }) => quantity > 0)
      .map((line) => [line.serial, { line, quantity: line.quantity, amountFen: line.amountFen }]),
  );
  const refunds = lines.filter(({ quantity }) => quantity < 0).toSorted(byTime);
  const unnamedLast = refunds.toSorted((a, b) => Number(a.refundOf === null) - Number(b.refundOf === null));
  for (const refund of unnamedLast) {
    const named = left.get(refund.refundOf ?? '');
    const alike = [...left.values()].filter(
      ({ line }) => line.code === refund.code && line.unitPriceFen === refund.unitPriceFen,
    );
    const byAge = alike.toSorted((a, b) => byTime(a.line, b.line));
    const before = byAge.filter(({ line }) => line.chargedAt <= refund.chargedAt).toReversed();
    const after = byAge.filter(({ line }) => line.chargedAt > refund.chargedAt);
    let wanted = -refund.quantity;
    for (const balance of named ? [named] : [...before, ...after]) {
      const taken = Math.min(balance.quantity, wanted);
      if (taken === 0) continue;
      balance.amountFen -= Math.round((balance.amountFen * taken) / balance.quantity);
      balance.quantity = Math.round((balance.quantity - taken) * 10_000) / 10_000;
      wanted = Math.round((wanted - taken) * 10_000) / 10_000;
    }
  }
  return [...left.values()]
    .filter(({ quantity }) => quantity > 0)
    .map(({ line, quantity, amountFen }) => `${line.serial}: ${quantity} for ${amountFen}`);
}
