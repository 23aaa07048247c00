import { describe, expect, it } from 'vitest';
import { bindRules } from '../../../../core/rules/rule-library.ts';
import { installedRules } from '../../../support/installed-rules.ts';
import { indexOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const { declarations, references } = installedRules();
const ruleId = 'DS-DOSE-SLIP';
const library = bindRules(
  declarations.filter(({ id }) => id === ruleId),
  [],
  references,
);

function judge(name: string, dose: number | null, doseUnit: string | null, timesPerDay: number | null) {
  const prescription = { dose, doseUnit, timesPerDay, days: null, prescriberTitle: null };
  return library.runOnOrders(
    indexOf(settlementList({ feeLines: [feeLine({ code: `H-${name}`, name, prescription })] })),
  );
}

describe('doseSlip', () => {
  it.each([
    ['注射用美罗培南', 1, 'g', 3, 'pass'],
    ['注射用美罗培南', 10, 'g', 3, 'fail'],
    ['注射用美罗培南', 1000, 'mg', 3, 'pass'],
    ['注射用美罗培南', 1000, 'g', 3, 'fail'],
    ['左氧氟沙星片', 3, 'g', 0.5, 'fail'],
    ['左氧氟沙星滴眼液', 5, 'g', 1, 'pass'],
    ['阿司匹林片', 100, 'g', 1, 'pass'],
    ['左氧氟沙星片', 10, '片', 9, 'pass'],
    ['左氧氟沙星片', null, 'g', 9, 'pass'],
  ] as const)('%s, %s %s, %s times a day: %s', (name, dose, unit, times, verdict) => {
    expect(judge(name, dose, unit, times).byRule[ruleId]).toBe(verdict);
  });

  it('tells the dose of a day, how many times the usual it is, and claims no money', () => {
    const [finding] = judge('注射用美罗培南', 10, 'g', 3).findings;
    expect(finding).toMatchObject({ amount_fen: 0, severity: 'suspicious' });
    expect(finding?.evidence[0]?.text.zh).toBe(
      '注射用美罗培南每日30g，为限定日剂量3g的10倍，请核对小数点与单位',
    );
  });

  it('is the graver from twenty times the usual dose on', () => {
    const severityOf = (dose: number) => judge('注射用美罗培南', dose, 'g', 1).findings[0]?.severity;
    expect([severityOf(59), severityOf(60)]).toEqual(['suspicious', 'highly-suspicious']);
  });
});
