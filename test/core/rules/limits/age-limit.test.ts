import { describe, expect, it } from 'vitest';
import { knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const groups = {
  child: { name: { zh: '儿童', en: 'children' }, from: null, below: 'P18Y' },
  newborn: {
    name: { zh: '新生儿', en: 'newborns' },
    from: null,
    below: 'P29D',
    exemptDiagnoses: ['O80'],
  },
};
const run = ruleUnderTest({
  check: 'age-limit',
  parameters: { groups },
  table: knowledgeTable('age', [
    ['C1', '小儿药', 'child'],
    ['N1', '新生儿药', 'newborn'],
    ['M1', '婴儿药', ['P6M', 'P3Y']],
    ['A1', '成人药', ['P18Y', null]],
    ['B1', '幼儿或老人药', [null, 'P3Y']],
    ['B1', '幼儿或老人药', ['P60Y', null]],
    [null, '无码小儿药', 'child'],
  ]),
});
const unknown = { ageYears: null, ageDays: null, birthDate: null };
const verdict = (code: string, patient: object) =>
  verdictOf(run(settlementList({ patient, feeLines: [feeLine({ code })] })));

describe('ageLimit', () => {
  it.each([
    ['C1', { ageYears: 17 }, 'pass'],
    ['C1', { ageYears: 18 }, 'fail'],
    ['C1', { ageYears: 0, ageDays: 12 }, 'pass'],
    ['C1', unknown, 'no-data'],
    ['N1', { ageYears: 0, ageDays: 28 }, 'pass'],
    ['N1', { ageYears: 0, ageDays: 29 }, 'fail'],
    ['N1', { ageYears: 0, ageDays: null }, 'no-data'],
    ['N1', { ageYears: 0, ageDays: null, birthDate: '2026-02-15' }, 'pass'],
    ['N1', { ageYears: 1, ageDays: null }, 'fail'],
    ['A1', { ageYears: 17 }, 'fail'],
    ['A1', { ageYears: 18 }, 'pass'],
    ['B1', { ageYears: 2 }, 'pass'],
    ['B1', { ageYears: 3 }, 'fail'],
    ['B1', { ageYears: 60 }, 'pass'],
  ])('%s for a patient of %j: %s', (code, patient, expected) => {
    expect(verdict(code, patient)).toBe(expected);
  });

  it.each([
    [{ ageYears: 0, ageDays: 190 }, 'pass'],
    [{ ageYears: 0, ageDays: 150 }, 'fail'],
    [{ ageYears: 0, ageDays: 180 }, 'no-data'],
    [{ ageYears: 0, ageDays: 180, birthDate: '2025-09-01' }, 'pass'],
    [{ ageYears: 0, ageDays: 180, birthDate: '2025-09-02' }, 'fail'],
    [{ ageYears: 2 }, 'pass'],
    [{ ageYears: 3 }, 'fail'],
  ])(
    'counts months from the birth date; without one, says nothing where days leave it open: %j %s',
    (patient, expected) => {
      expect(verdict('M1', patient)).toBe(expected);
    },
  );

  it('knows an item without a code by its whole name', () => {
    const named = (name: string) => run(settlementList({ feeLines: [feeLine({ code: 'Z9', name })] }));
    expect(verdictOf(named('无码小儿药'))).toBe('fail');
    expect(verdictOf(named('无码小儿药片'))).toBe('pass');
  });

  it('passes an adult whose line was refunded', () => {
    const syrup = feeLine({ code: 'C1' });
    expect(verdictOf(run(settlementList({ feeLines: [syrup, refundOf(syrup)] })))).toBe('pass');
  });

  it('lets a stay be that brings a reason for another age', () => {
    const diagnoses = [{ code: 'O80.000', name: null, presentOnAdmission: null }];
    const feeLines = [feeLine({ code: 'N1' })];
    expect(verdictOf(run(settlementList({ diagnoses, feeLines })))).toBe('pass');
  });

  it('speaks of the item that certainly offends, though another is open', () => {
    const feeLines = [feeLine({ code: 'A1' }), feeLine({ serial: 'L2', code: 'N1' })];
    const patient = { ageYears: 0, ageDays: null };
    expect(run(settlementList({ patient, feeLines })).findings).toHaveLength(1);
  });

  it('says which ages an item is for, and how old the patient is', () => {
    const [finding] = run(settlementList({ feeLines: [feeLine({ code: 'B1' })] })).findings;
    expect(finding?.evidence[0]?.text.zh).toBe('幼儿或老人药限3岁以下或60岁及以上使用，患者40岁');
  });

  it('does not ask for an age where no such item stands', () => {
    expect(verdict('X', unknown)).toBe('pass');
  });

  it('refuses a table with a group that nobody explains', () => {
    const table = knowledgeTable('age', [['C1', '小儿药', 'teenager']]);
    expect(() => ruleUnderTest({ check: 'age-limit', table })).toThrow('teenager');
  });
});
