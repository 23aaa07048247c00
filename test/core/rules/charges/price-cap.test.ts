import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'price-cap',
  table: knowledgeTable('price-cap', [
    ['BED', '床位费', 3, 6000],
    ['BED', '床位费', 2, 4500],
    ['GLUE', '骨水泥', null, 80_000],
  ]),
});
const stay = (code: string, unitPriceFen: number, quantity = 1) =>
  settlementList({ feeLines: [feeLine({ code, unitPriceFen, quantity })] });

describe('the highest price of an item', () => {
  it('is for one unit: what is above it counts for each', () => {
    expect(blamedLines(run(stay('GLUE', 85_000, 3)))).toEqual(['L1=15000']);
    expect(verdictOf(run(stay('GLUE', 80_000, 30)))).toBe('pass');
  });

  it('forgives a fen of rounding on a line, not two', () => {
    const rounded = (amountFen: number) =>
      settlementList({ feeLines: [feeLine({ code: 'GLUE', unitPriceFen: 80_000, amountFen })] });
    expect(verdictOf(run(rounded(80_001)))).toBe('pass');
    expect(blamedLines(run(rounded(80_002)))).toEqual(['L1=2']);
  });

  it('depends on the level of the hospital where the table says so', () => {
    expect(verdictOf(run(stay('BED', 5000), { hospitalLevel: 3 }))).toBe('pass');
    expect(blamedLines(run(stay('BED', 5000), { hospitalLevel: 2 }))).toEqual(['L1=500']);
    expect(verdictOf(run(stay('BED', 5000), { hospitalLevel: 1 }))).toBe('pass');
    expect(verdictOf(run(stay('BED', 5000)))).toBe('no-data');
  });

  it('says nothing of what was taken back', () => {
    const line = feeLine({ code: 'GLUE', unitPriceFen: 90_000 });
    expect(verdictOf(run(settlementList({ feeLines: [line, refundOf(line)] })))).toBe('pass');
  });
});

describe('the price in the catalogue as the highest', () => {
  const prices = { X: 1000, Y: null };
  const parameters = { categories: ['06'] };
  const runCatalogue = ruleUnderTest({ check: 'catalogue-price', parameters, prices });
  const withLines = (...codes: readonly string[]) =>
    settlementList({
      feeLines: codes.map((code, at) => feeLine({ code, serial: `L${at + 1}`, unitPriceFen: 1200 })),
    });

  it('blames each item above it, and passes what has no price there', () => {
    expect(blamedLines(runCatalogue(withLines('X', 'Y', 'Z', 'X')))).toEqual(['L1=200 L4=200']);
  });

  it('minds only the categories that the region names', () => {
    const drugsOnly = ruleUnderTest({ check: 'catalogue-price', parameters: { categories: ['09'] }, prices });
    expect(verdictOf(drugsOnly(withLines('X')))).toBe('pass');
  });

  it('has no data without fee lines', () => {
    expect(verdictOf(runCatalogue(settlementList({ feeLines: null })))).toBe('no-data');
  });
});
