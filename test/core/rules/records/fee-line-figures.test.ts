import { describe, expect, it } from 'vitest';
import { blamedLines, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'fee-line-figures',
  parameters: { lineToleranceFen: 1, totalToleranceFen: 100, maxQuantity: 1000, maxUnitPriceFen: 1_000_000 },
});
const onLines = (...feeLines: readonly ReturnType<typeof feeLine>[]) => run(settlementList({ feeLines }));

describe('figures of fee lines', () => {
  it.each([
    [1001, 'pass'],
    [1002, 'fail'],
    [999, 'pass'],
    [998, 'fail'],
  ] as const)('with 10.00 yuan charged as %i fen: %s', (amountFen, verdict) => {
    expect(verdictOf(onLines(feeLine({ amountFen })))).toBe(verdict);
  });

  it('claim what was charged above quantity times price, and nothing for what was charged below', () => {
    const found = onLines(feeLine({ amountFen: 1500 }), feeLine({ serial: 'L2', amountFen: 500 }));
    expect(blamedLines(found)).toEqual(['L1=500 L2=0']);
  });

  it('hold for refunds too', () => {
    const charge = feeLine();
    expect(verdictOf(onLines(charge, refundOf(charge)))).toBe('pass');
    expect(verdictOf(onLines(charge, { ...refundOf(charge), amountFen: -900 }))).toBe('fail');
  });

  it('find more taken back than was charged, of the item as a whole', () => {
    const charge = feeLine({ quantity: 2 });
    const again = { ...refundOf(charge, 1), serial: 'R2' };
    expect(verdictOf(onLines(charge, refundOf(charge, 1), again))).toBe('pass');
    expect(blamedLines(onLines(charge, refundOf(charge, 2), again))).toEqual(['L1-R=0 R2=0']);
  });

  it('find quantities and prices beyond reason though they multiply right', () => {
    expect(verdictOf(onLines(feeLine({ quantity: 1000 })))).toBe('pass');
    expect(verdictOf(onLines(feeLine({ quantity: 1001 })))).toBe('fail');
    expect(verdictOf(onLines(feeLine({ unitPriceFen: 1_000_001 })))).toBe('fail');
    expect(verdictOf(onLines(feeLine({ unitPriceFen: -5, amountFen: -5 })))).toBe('fail');
  });

  it('are held against the totals of the list, where it has some', () => {
    const totals = (amountFen: number) =>
      run(settlementList({ feeLines: [feeLine()], feeCategories: [{ category: '09', amountFen }] }));
    expect(verdictOf(totals(1100))).toBe('pass');
    expect(verdictOf(totals(1101))).toBe('fail');
    expect(totals(1101).findings[0]?.evidence).toMatchObject([{ kind: 'case', ref: 'iteminfo' }]);
  });

  it('cannot be judged on a list without lines', () => {
    expect(verdictOf(run(settlementList({ feeLines: null })))).toBe('no-data');
  });
});
