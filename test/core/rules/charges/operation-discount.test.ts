import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'operation-discount',
  parameters: { laterShare: 0.75 },
  prices: { A: 200_000, B: 100_000, C: 80_000, L: 100_000, NONE: null },
  table: knowledgeTable('procedure-family', [
    ['A', '手术A', '胃肠'],
    ['B', '手术B', '胃肠'],
    ['B', '手术B', '肝胆'],
    ['C', '手术C', '胃肠'],
    ['L', '手术L', '肝胆'],
    ['NONE', '无价手术', '胃肠'],
    ['NOWHERE', '目录外手术', '胃肠'],
  ]),
});
const operation = (code: string, unitPriceFen: number, day = '02', quantity = 1) =>
  feeLine({ code, serial: code, unitPriceFen, quantity, chargedAt: `2026-03-${day}T08:00:00` });
const charged = (...feeLines: ReturnType<typeof operation>[]) => settlementList({ feeLines });

describe('operationDiscount', () => {
  it.each([
    ['second at 75 %', [operation('A', 200_000), operation('B', 75_000)], 'pass'],
    ['second a fen of rounding above 75 %', [operation('A', 200_000), operation('B', 75_001)], 'pass'],
    ['second above 75 %', [operation('A', 200_000), operation('B', 75_002)], 'fail'],
    ['second at full price', [operation('A', 200_000), operation('B', 100_000)], 'fail'],
    ['the dearer one discounted instead', [operation('A', 150_000), operation('B', 100_000)], 'pass'],
    ['on different days', [operation('A', 200_000), operation('B', 100_000, '03')], 'pass'],
    ['of different families', [operation('A', 200_000), operation('L', 100_000)], 'pass'],
    ['one operation twice', [operation('A', 200_000, '02', 2)], 'pass'],
    ['second without a price', [operation('A', 200_000), operation('NONE', 90_000)], 'no-data'],
    ['second not in the catalogue', [operation('A', 200_000), operation('NOWHERE', 90_000)], 'no-data'],
    ['the only priced one discounted', [operation('B', 75_000), operation('NONE', 90_000)], 'pass'],
    ['one alone without a price', [operation('NONE', 90_000)], 'pass'],
  ])('%s: %s', (_, lines, verdict) => {
    expect(verdictOf(run(charged(...lines)))).toBe(verdict);
  });

  it('lets the dearest stand and claims what the others owe', () => {
    const outcome = run(charged(operation('C', 80_000), operation('B', 100_000), operation('A', 200_000)));
    expect(outcome.findings).toHaveLength(1);
    expect(blamedLines(outcome)).toEqual(['A=0 B=25000 C=20000']);
    expect(outcome.findings[0]?.amount_fen).toBe(45_000);
  });

  it('makes one finding of a day though an operation is of two families', () => {
    const outcome = run(charged(operation('A', 200_000), operation('B', 100_000), operation('L', 100_000)));
    expect(blamedLines(outcome)).toEqual(['A=0 B=25000 L=25000']);
  });

  it('passes where the second operation was refunded', () => {
    const second = operation('B', 100_000);
    expect(verdictOf(run(charged(operation('A', 200_000), second, refundOf(second))))).toBe('pass');
  });
});
