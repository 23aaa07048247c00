import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const parts = [
  ['PART1', '切开'],
  ['PART2', '缝合'],
];
const table = knowledgeTable('unbundled', [['WHOLE', '清创缝合', parts]]);
const run = ruleUnderTest({ check: 'unbundled-charge', table, prices: { WHOLE: 15_000 } });
const runUnpriced = ruleUnderTest({ check: 'unbundled-charge', table });

type Charge = readonly [code: string, unitPriceFen: number, day?: number, quantity?: number];
const bill = (...charges: readonly Charge[]) =>
  settlementList({
    feeLines: charges.map(([code, unitPriceFen, day = 2, quantity = 1], at) =>
      feeLine({ code, unitPriceFen, quantity, serial: `L${at + 1}`, chargedAt: `2026-03-0${day}T08:00:00` }),
    ),
  });

describe('a whole charged as its parts', () => {
  it('owes what the parts cost above the whole, in proportion', () => {
    expect(blamedLines(run(bill(['PART1', 10_000], ['PART2', 10_000])))).toEqual(['L1=2500 L2=2500']);
  });

  it('counts as many sets as there are of the rarest part', () => {
    const found = run(bill(['PART1', 10_000, 2, 2], ['PART2', 20_000, 2, 1]));
    expect(blamedLines(found)).toEqual(['L1=5000 L2=10000']);
  });

  it('costs nothing where the parts are no dearer', () => {
    expect(verdictOf(run(bill(['PART1', 5000], ['PART2', 10_000])))).toBe('pass');
  });

  it('is seen without a price too, but no money is claimed', () => {
    const found = runUnpriced(bill(['PART1', 10_000], ['PART2', 10_000]));
    expect(blamedLines(found)).toEqual(['L1=0 L2=0']);
    expect(found.findings[0]?.amount_method).toBe('none');
  });

  it.each<[string, readonly Charge[]]>([
    ['one part alone', [['PART1', 10_000]]],
    [
      'parts on different days',
      [
        ['PART1', 10_000],
        ['PART2', 10_000, 3],
      ],
    ],
    [
      'parts beside the whole, which other rules judge',
      [
        ['PART1', 10_000],
        ['PART2', 10_000],
        ['WHOLE', 15_000],
      ],
    ],
  ])('is not %s', (_, charges) => {
    expect(verdictOf(run(bill(...charges)))).toBe('pass');
  });

  it('is found on each day that it happened', () => {
    const twice = bill(['PART1', 10_000], ['PART2', 10_000], ['PART1', 10_000, 4], ['PART2', 10_000, 4]);
    expect(blamedLines(run(twice))).toEqual(['L1=2500 L2=2500', 'L3=2500 L4=2500']);
  });

  it('claims nothing where parts were charged at nothing', () => {
    expect(blamedLines(runUnpriced(bill(['PART1', 0], ['PART2', 0])))).toEqual(['L1=0 L2=0']);
  });
});
