import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../../core/grouping/workbook/parse-rule.ts';
import { ruleToCondition } from '../../../../core/grouping/workbook/rule-to-condition.ts';
import { vocabulary } from './vocabulary.ts';

const sets = new Map([
  ['DI_X', ['A00', 'A01']],
  ['DI_Y', ['B00']],
  ['OP_P', ['00.1']],
  ['OP2_P', ['00.2']],
  ['OP_ALL', ['00.1', '00.2']],
  ['EIGEN', ['A00']],
]);

function meaning(text: string) {
  const parsed = parseRule(text, []);
  if (!parsed.ok) throw new Error(`${parsed.position}: ${parsed.expected}`);
  return ruleToCondition(parsed.rule, { vocabulary, sets });
}

describe('ruleToCondition', () => {
  it.each([
    ['', { const: true }],
    ['ZYZD in DI_X', { principalDx: 'DI_X' }],
    ['zyzd in di_x', { principalDx: 'DI_X' }],
    ['QTZD in DI_X', { secondaryDx: 'DI_X' }],
    ['{ZYZD, QTZD} in DI_X', { anyDx: 'DI_X' }],
    ['ZYSS in OP_P', { mainProc: 'OP_P' }],
    ['QTSS in OP2_P', { secondaryProc: 'OP2_P' }],
    ['{QTSS, ZYSS} in OP_P', { anyProc: 'OP_P' }],
    ['ZYSS in OP_ALL', { mainProc: 'validProc' }],
    ['ZYSS not in OP_ALL', { not: { mainProc: 'validProc' } }],
    ['ZYZD in {DI_X, DI_Y}', { any: [{ principalDx: 'DI_X' }, { principalDx: 'DI_Y' }] }],
    ['{ZYZD, ZYSS} in EIGEN', { any: [{ principalDx: 'EIGEN' }, { mainProc: 'EIGEN' }] }],
    ['QTZD in MCC', { complication: 'mcc' }],
    ['QTZD in {MCC, cc}', { any: [{ complication: 'mcc' }, { complication: 'cc' }] }],
    ['QTZD not in {MCC, CC}', { not: { any: [{ complication: 'mcc' }, { complication: 'cc' }] } }],
    ['NL = 0 and XSRTL < 29', { all: [{ ageYears: ['==', 0] }, { ageDays: ['<', 29] }] }],
    ['NL <> 0', { not: { ageYears: ['==', 0] } }],
    ['XB = 2', { sex: ['==', '2'] }],
    ['XB <> 2', { not: { sex: ['==', '2'] } }],
    ['XSETZ >= 1500', { weightGrams: ['>=', 1500] }],
    ['SJZYTS <= 60 or LYFS = 5', { any: [{ losDays: ['<=', 60] }, { dischargeWay: ['==', '5'] }] }],
    ['length(DI_X ∩ {ZYZD, QTZD}) >= 2', { distinctDx: { of: 'DI_X', among: 'all', count: ['>=', 2] } }],
    ['length({QTSS} ∩ OP_P) = 1', { distinctProc: { of: 'OP_P', among: 'secondary', count: ['==', 1] } }],
    ['length(DI_X ∩ ZYZD) >= 1', { principalDx: 'DI_X' }],
    ['length(DI_X ∩ ZYZD) = 0', { not: { principalDx: 'DI_X' } }],
    ['length(DI_X ∩ ZYZD) > 1', { any: [] }],
    ['length(MCC ∩ QTZD) >= 1', { complication: 'mcc' }],
  ])('says %j as a condition', (text, condition) => {
    const { condition: said, faults } = meaning(text);
    expect(faults).toEqual([]);
    expect(said).toEqual(condition);
  });

  it('carries the members of the sets that it names, but not those that the scheme has anyway', () => {
    expect(meaning('ZYZD in DI_X and ZYSS in OP_ALL and QTZD in MCC').sets).toEqual({ DI_X: ['A00', 'A01'] });
  });

  it('tells all names that lead nowhere, each at its place', () => {
    expect(meaning('ZYZD in DI_Z and (ZYZZ in DI_X or TZ > 2500)').faults).toEqual([
      { code: 'unknown-set', name: 'DI_Z', position: 9 },
      { code: 'unknown-field', name: 'ZYZZ', position: 19 },
      { code: 'unknown-field', name: 'TZ', position: 35 },
    ]);
  });

  it.each([
    ['ZYZD in OP_P', 'ZYZD', 'OP_P'],
    ['{ZYZD, QTZD} in {DI_X, OP_P}', 'ZYZD', 'OP_P'],
    ['ZYSS in DI_X', 'ZYSS', 'DI_X'],
    ['ZYSS in MCC', 'ZYSS', 'MCC'],
    ['{ZYZD, QTZD} in MCC', 'ZYZD', 'MCC'],
    ['NL in DI_X', 'NL', 'in'],
    ['ZYZD > 3', 'ZYZD', '> 3'],
    ['XB >= 1', 'XB', '>= 1'],
    ['length(MCC ∩ QTZD) >= 2', 'MCC', 'length >= 2'],
    ['length({DI_X, DI_Y} ∩ QTZD) >= 2', 'DI_Y', 'length'],
  ])('refuses %j, which asks %s about %s', (text, field, operand) => {
    expect(meaning(text).faults).toMatchObject([{ code: 'field-misfit', field, operand }]);
  });
});
