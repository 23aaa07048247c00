import { describe, expect, it } from 'vitest';
import type { PaidCase } from '../../../../core/rules/case-payment.ts';
import { knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine } from '../../../support/settlement-lists.ts';
import { codedList } from '../../coding/coded-list.ts';

const unpriced = { standardFen: null, paymentFen: null, outlier: 'normal' } as const;

const table = knowledgeTable('diagnosis-support', [
  ['DX', '任何诊断', ['TEST']],
  ['DX2', '并发症', ['DRUG', 'TEST']],
]);
const run = ruleUnderTest({ check: 'upcoded-complication', table });

/** Paid 9,000 yuan in group A; in group B, without any of the codes, what is given. */
function paid(otherFen: number | null, group = 'B'): PaidCase {
  const other = { group, weightE4: null, paymentFen: otherFen };
  return { group: 'A', weightE4: null, paymentFen: 900_000, without: () => other, atCost: () => unpriced };
}

const listed = (codes: readonly string[], charged: readonly string[] = ['BED']) =>
  codedList(codes, [], { feeLines: charged.map((code, at) => feeLine({ code, serial: `L${at}` })) });

describe('a complication that lifts the group', () => {
  it('is worth the difference of the two payments', () => {
    const { findings } = run(listed(['DX0', 'DX2']), { payment: paid(600_000) });
    expect(findings[0]).toMatchObject({ amount_fen: 300_000, amount_method: 'group-difference' });
    expect(findings[0]?.evidence.map(({ ref }) => ref)).toEqual(['DX2', 'group-without']);
  });

  it.each([
    [600_000, 'B', 'fail'],
    [900_000, 'B', 'pass'],
    [950_000, 'B', 'pass'],
    [600_000, 'A', 'pass'],
    [null, 'B', 'fail'],
  ] as const)('with %s fen paid in group %s without it: %s', (otherFen, group, verdict) => {
    expect(verdictOf(run(listed(['DX0', 'DX2']), { payment: paid(otherFen, group) }))).toBe(verdict);
  });

  it('claims nothing where a group has no price', () => {
    const { findings } = run(listed(['DX0', 'DX2']), { payment: paid(null) });
    expect(findings[0]).toMatchObject({ amount_fen: 0, amount_method: 'none' });
  });

  it('is supported by any item of the longest beginning that its code has in the table', () => {
    expect(verdictOf(run(listed(['DX0', 'DX2'], ['DRUG-9']), { payment: paid(1) }))).toBe('pass');
    expect(verdictOf(run(listed(['DX0', 'DX1'], ['DRUG-9']), { payment: paid(1) }))).toBe('fail');
    expect(verdictOf(run(listed(['DX0', 'ELSE']), { payment: paid(1) }))).toBe('pass');
  });

  it('is never the principal diagnosis', () => {
    expect(verdictOf(run(listed(['DX2', 'ELSE']), { payment: paid(1) }))).toBe('pass');
  });

  it('takes all that is unsupported together, so that two cannot hide behind each other', () => {
    const asked: string[] = [];
    const payment: PaidCase = {
      ...paid(1),
      without(codes) {
        asked.push(...codes);
        return null;
      },
    };
    expect(verdictOf(run(listed(['DX0', 'DX2', 'DX3']), { payment }))).toBe('pass');
    expect(asked).toEqual(['DX2', 'DX3']);
  });

  it('cannot be judged without lines, nor, once something is unsupported, without a group', () => {
    expect(verdictOf(run(codedList(['DX0', 'DX2'], [], { feeLines: null }), { payment: paid(1) }))).toBe(
      'no-data',
    );
    expect(verdictOf(run(listed(['DX0', 'DX2'], []), { payment: paid(1) }))).toBe('no-data');
    expect(verdictOf(run(listed(['DX0', 'DX2'])))).toBe('no-data');
    expect(verdictOf(run(listed(['DX0', 'DX2'], ['DRUG'])))).toBe('pass');
  });
});
