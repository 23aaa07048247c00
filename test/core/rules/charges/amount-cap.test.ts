import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'amount-cap',
  table: knowledgeTable('amount-cap', [
    ['PLATE', '接骨板', '骨科内固定材料', 500_000],
    ['SCREW', '接骨螺钉', '骨科内固定材料', 500_000],
    ['LENS', '人工晶状体', '人工晶状体', 150_000],
  ]),
});
const bill = (...lines: readonly (readonly [code: string, amountFen: number])[]) =>
  settlementList({
    feeLines: lines.map(([code, unitPriceFen], at) => feeLine({ code, serial: `L${at + 1}`, unitPriceFen })),
  });

describe('the cap on what a group of items may cost in a stay', () => {
  it('is kept by a bill that comes just to it', () => {
    expect(verdictOf(run(bill(['PLATE', 300_000], ['SCREW', 200_000])))).toBe('pass');
  });

  it('counts the items of the group together and takes the excess from the last lines', () => {
    const found = run(bill(['PLATE', 300_000], ['SCREW', 150_000], ['SCREW', 100_000]));
    expect(blamedLines(found)).toEqual(['L1=0 L2=0 L3=50000']);
  });

  it('reaches back to earlier lines where the last do not cover it', () => {
    const found = run(bill(['PLATE', 600_000], ['SCREW', 40_000], ['PLATE', 50_000]));
    expect(blamedLines(found)).toEqual(['L1=100000 L2=40000 L3=50000']);
  });

  it('stands for each group alone', () => {
    const found = run(bill(['LENS', 160_000], ['PLATE', 510_000], ['LENS', 1000]));
    expect(blamedLines(found)).toEqual(['L1=10000 L3=1000', 'L2=10000']);
  });
});
