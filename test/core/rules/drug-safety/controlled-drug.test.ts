import { describe, expect, it } from 'vitest';
import type { FeeLine, Prescription, SettlementList } from '../../../../core/claims/settlement-list.ts';
import type { RuleRun } from '../../../../core/rules/rule-library.ts';
import { bindRules } from '../../../../core/rules/rule-library.ts';
import { installedRules } from '../../../support/installed-rules.ts';
import { indexOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const { declarations, references } = installedRules();
const ruleId = 'DS-CONTROLLED-DRUG';
const library = bindRules(
  declarations.filter(({ id }) => id === ruleId),
  [],
  references,
);
const prescribed = (name: string, parts: Partial<Prescription> = {}): FeeLine =>
  feeLine({
    code: `H-${name}`,
    name,
    prescription: {
      dose: null,
      doseUnit: null,
      timesPerDay: null,
      days: 1,
      prescriberTitle: 'physician',
      ...parts,
    },
  });
const at = (line: FeeLine, parts: Partial<SettlementList> = {}): RuleRun =>
  library.runOnOrders(indexOf(settlementList({ care: 'outpatient', feeLines: [line], ...parts })));
const cancer = {
  diagnoses: [{ code: 'C34.900', name: '肺恶性肿瘤', presentOnAdmission: 'present' as const }],
};

describe('controlledDrug', () => {
  it.each([
    ['吗啡注射液', 1, 3],
    ['盐酸羟考酮缓释片', 7, 15],
    ['芬太尼透皮贴剂', 7, 15],
    ['盐酸吗啡片', 3, 7],
    ['盐酸哌甲酯片', 3, 7],
    ['地西泮片', 7, 7],
  ])('allows %s for %i days, and %i in cancer or lasting pain', (name, most, mostInPain) => {
    const verdict = (days: number, parts = {}) => at(prescribed(name, { days }), parts).byRule[ruleId];
    expect([verdict(most), verdict(most + 1)]).toEqual(['pass', 'fail']);
    expect([verdict(mostInPain, cancer), verdict(mostInPain + 1, cancer)]).toEqual(['pass', 'fail']);
  });

  it('does not count the days of the ward, where each day is prescribed anew', () => {
    expect(at(prescribed('吗啡注射液', { days: 5 }), { care: 'inpatient' }).findings).toEqual([]);
  });

  it('only reminds, without money, where the title goes without the authority', () => {
    const { findings } = at(prescribed('盐酸吗啡片', { prescriberTitle: 'assistant' }));
    expect(findings).toMatchObject([{ severity: 'reminder', amount_fen: 0 }]);
    expect(at(prescribed('地西泮片', { prescriberTitle: 'assistant' })).findings).toEqual([]);
  });

  it.each([
    ['title', { prescriberTitle: null }],
    ['days', { days: null }],
  ])('has no data where nobody told the %s', (_, parts) => {
    expect(at(prescribed('盐酸吗啡片', parts)).byRule[ruleId]).toBe('no-data');
  });

  it('has nothing to say of other drugs, and is not asked of bills', () => {
    expect(at(prescribed('阿扑吗啡片', { days: 30 })).byRule[ruleId]).toBe('pass');
    const bill = indexOf(settlementList({ feeLines: [prescribed('盐酸吗啡片', { days: 30 })] }));
    expect(library.run(bill).byRule).toEqual({});
  });
});
