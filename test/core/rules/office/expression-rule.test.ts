import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const says = { zh: '住院{losDays}天，年龄{ageYears}岁', en: '{losDays} days at the age of {ageYears}' };
const run = ruleUnderTest({
  check: 'expression',
  parameters: {
    failsWhen: "losDays > longest && charged('B1')",
    amountYuan: "amountYuan('B1') * 0.5",
    says,
    constants: { longest: 7 },
  },
});
const bed = feeLine({ code: 'B1', quantity: 9, unitPriceFen: 4000 });

describe('expressionRule', () => {
  it('finds what the office described, with its words and its money', () => {
    const { findings } = run(settlementList({ feeLines: [bed] }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      amount_fen: 18_000,
      amount_method: 'stated-by-rule',
      evidence: [{ kind: 'case', text: { zh: '住院9天，年龄40岁', en: '9 days at the age of 40' } }],
    });
  });

  it.each([
    [settlementList({ feeLines: [bed], stay: { losDays: 7 } }), 'pass'],
    [settlementList({ feeLines: [feeLine()] }), 'pass'],
    [settlementList({ feeLines: null }), 'no-data'],
    [settlementList({ feeLines: null, stay: { losDays: 7 } }), 'pass'],
  ])('case %#: %3$s', (list, verdict) => {
    expect(verdictOf(run(list))).toBe(verdict);
  });

  it('claims no money where no formula is given', () => {
    const plain = ruleUnderTest({ check: 'expression', parameters: { failsWhen: 'losDays > 1', says } });
    const { findings } = plain(settlementList());
    expect(findings[0]).toMatchObject({ amount_fen: 0, amount_method: 'none' });
  });

  it.each([
    ['totalYuan / double(losDays - 9)', 0, 'none'],
    ['0.0 - 5.0', 0, 'none'],
    ['totalYuan * 1e12', 1_000_000, 'stated-by-rule'],
    ['totalYuan * 1e308 * 1e308', 0, 'none'],
    ['totalYuan * 0.5', 500_000, 'stated-by-rule'],
  ])('claims by %s %i fen, and never more than the bill or what is no amount', (amountYuan, fen, method) => {
    const rule = ruleUnderTest({
      check: 'expression',
      parameters: { failsWhen: 'losDays > 1', amountYuan, says },
    });
    expect(rule(settlementList()).findings[0]).toMatchObject({ amount_fen: fen, amount_method: method });
  });

  it('is not bound with a mistake in it, and says all of them', () => {
    const bind = () =>
      ruleUnderTest({
        check: 'expression',
        parameters: { failsWhen: 'losDay > 1', amountYuan: 'daySurgery', says: { zh: '{nothing}', en: 'x' } },
      });
    expect(bind).toThrow(/losDay[\s\S]*failsWhen[\s\S]*amountYuan[\s\S]*\{nothing\}/);
  });
});
