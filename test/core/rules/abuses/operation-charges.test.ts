import { describe, expect, it } from 'vitest';
import type { PaidCase } from '../../../../core/rules/case-payment.ts';
import { blamedLines, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf } from '../../../support/settlement-lists.ts';
import { codedList } from '../../coding/coded-list.ts';

const unpriced = { standardFen: null, paymentFen: null, outlier: 'normal' } as const;

const uncharged = ruleUnderTest({
  check: 'uncharged-operation',
  parameters: { kinds: ['operation'], chargeCategories: ['06'] },
});
const uncoded = ruleUnderTest({ check: 'uncoded-operation', parameters: { chargeCategories: ['06'] } });

const ward = feeLine({ serial: 'WARD', category: '01' });
const theatre = feeLine({ serial: 'THEATRE', category: '06' });
const listed = (procedures: readonly string[], feeLines: readonly ReturnType<typeof feeLine>[] | null) =>
  codedList(['DX0'], procedures, { feeLines });

/** Paid 9,000 yuan with, and so much without the procedures. */
const paid = (otherFen: number): PaidCase => ({
  group: 'A',
  weightE4: null,
  paymentFen: 900_000,
  without: () => ({ group: 'B', weightE4: null, paymentFen: otherFen }),
  atCost: () => unpriced,
});

describe('an operation on the list', () => {
  it.each([
    [['OP0'], [ward], 'fail'],
    [['OP0'], [ward, theatre], 'pass'],
    [['OP0'], [ward, theatre, refundOf(theatre)], 'fail'],
    [['OP0'], [theatre, refundOf(theatre)], 'no-data'],
    [['OP-SCOPE'], [ward], 'pass'],
    [['OP-SCOPE', 'OP0'], [ward], 'fail'],
    [['OP0'], null, 'no-data'],
    [['OP-SCOPE'], null, 'pass'],
    [[], [ward], 'pass'],
  ] as const)('%j, held against the lines: case %#', (procedures, lines, verdict) => {
    expect(verdictOf(uncharged(listed(procedures, lines)))).toBe(verdict);
  });

  it('is worth what it brings, and asked about though it brings nothing', () => {
    const amounts = (otherFen: number) =>
      uncharged(listed(['OP0'], [ward]), { payment: paid(otherFen) }).findings.map(
        ({ amount_fen }) => amount_fen,
      );
    expect(amounts(200_000)).toEqual([700_000]);
    expect(amounts(950_000)).toEqual([0]);
  });
});

describe('an operation on the bill', () => {
  it.each([
    [[], [ward, theatre], 'fail'],
    [[], [ward], 'pass'],
    [[], [theatre, refundOf(theatre)], 'pass'],
    [['OP-SCOPE'], [theatre], 'pass'],
    [[], null, 'no-data'],
  ] as const)('with procedures %j: case %#', (procedures, lines, verdict) => {
    expect(verdictOf(uncoded(listed(procedures, lines)))).toBe(verdict);
  });

  it('is claimed in full, alone', () => {
    expect(blamedLines(uncoded(listed([], [ward, theatre])))).toEqual(['THEATRE=1000']);
  });
});
