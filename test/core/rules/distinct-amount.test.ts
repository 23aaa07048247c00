import { describe, expect, it } from 'vitest';
import { distinctAmountFen } from '../../../core/rules/distinct-amount.ts';
import type { Finding } from '../../../core/rules/finding.ts';
import { knowledgeTable, ruleUnderTest } from '../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../support/settlement-lists.ts';

const [template] = ruleUnderTest({
  check: 'sex-limit',
  table: knowledgeTable('sex', [['F1', '女用药', 'female']]),
})(settlementList({ feeLines: [feeLine({ code: 'F1' })] })).findings;
const text = { zh: '证据', en: 'evidence' };
const finding = (parts: Partial<Finding>): Finding => {
  if (!template) throw new Error('no finding to start from');
  return { ...template, ...parts };
};
const onLines = (amounts: Readonly<Record<string, number>>) =>
  finding({
    amount_fen: Object.values(amounts).reduce((sum, amount) => sum + amount, 0),
    evidence: Object.entries(amounts).map(([ref, amount_fen]) => ({
      kind: 'feeLine',
      ref,
      text,
      amount_fen,
    })),
  });
const onStay = (amount_fen: number) =>
  finding({ amount_fen, evidence: [{ kind: 'statistic', ref: 'z', text }] });

describe('distinctAmountFen', () => {
  it.each([
    ['no findings', [], 0],
    ['findings on different lines add up', [onLines({ A: 100 }), onLines({ B: 50 })], 150],
    ['two findings on one line count the larger', [onLines({ A: 100 }), onLines({ A: 40, B: 50 })], 150],
    ['a line named without money adds none', [onLines({ A: 0, B: 50 })], 50],
    ['a finding on the stay contains those on its lines', [onStay(1000), onLines({ A: 100 })], 1000],
    ['lines may be worth more than a finding on the stay', [onStay(80), onLines({ A: 100 })], 100],
    ['of two findings on the stay the larger counts', [onStay(80), onStay(1000)], 1000],
  ])('%s', (_, findings, amountFen) => {
    expect(distinctAmountFen(findings)).toBe(amountFen);
  });
});
