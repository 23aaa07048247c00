import { describe, expect, it } from 'vitest';
import type { Patient } from '../../../../core/claims/settlement-list.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const parameters = {
  ageGroups: {
    新生儿: { title: { zh: '新生儿', en: 'newborns' }, belowDays: 29, exemptDiagnoses: ['Z37'] },
    儿童: { title: { zh: '儿童', en: 'children' }, belowYears: 18 },
    法定就业年龄: {
      title: { zh: '法定就业年龄', en: 'people of working age' },
      fromYears: 16,
      belowYears: 64,
    },
  },
};
const table = knowledgeTable('age-group', [
  ['NEWBORN', '新生儿护理', '新生儿'],
  ['CHILD', '小儿推拿', '儿童'],
  ['WORK', '职业功能训练', '法定就业年龄'],
]);
const run = ruleUnderTest({ check: 'age-limit', parameters, table });
const stay = (code: string, patient: Partial<Patient>) =>
  settlementList({ patient, feeLines: [feeLine({ code })] });

describe('an item of one group of ages', () => {
  it.each([
    ['CHILD', 0, 'pass'],
    ['CHILD', 17, 'pass'],
    ['CHILD', 18, 'fail'],
    ['WORK', 15, 'fail'],
    ['WORK', 16, 'pass'],
    ['WORK', 63, 'pass'],
    ['WORK', 64, 'fail'],
    ['NEWBORN', 1, 'fail'],
    ['CHILD', null, 'no-data'],
  ])('%s, charged to a patient of %s years: %s', (code, ageYears, verdict) => {
    expect(verdictOf(run(stay(code, { ageYears })))).toBe(verdict);
  });

  it.each([
    [{ ageDays: 28 }, 'pass'],
    [{ ageDays: 29 }, 'fail'],
    [{ birthDate: '2026-02-01' }, 'pass'],
    [{ birthDate: '2026-01-31' }, 'fail'],
    [{}, 'no-data'],
  ])('for newborns, charged to an infant of whom is known %j: %s', (patient, verdict) => {
    expect(verdictOf(run(stay('NEWBORN', { ageYears: 0, ...patient })))).toBe(verdict);
  });

  it("leaves a newborn's care on the list of the mother's delivery", () => {
    const mother = settlementList({
      patient: { ageYears: 30, sex: 'female' },
      diagnoses: [{ code: 'Z37.000', name: '单胎活产', presentOnAdmission: 'present' }],
      feeLines: [feeLine({ code: 'NEWBORN' }), feeLine({ code: 'CHILD', serial: 'L2' })],
    });
    expect(blamedLines(run(mother))).toEqual(['L2=1000']);
  });

  it('says how old the patient was, in days below one year', () => {
    const found = run(stay('NEWBORN', { ageYears: 0, ageDays: 40 }));
    expect(found.findings[0]?.evidence[0]?.text.zh).toBe('新生儿护理限新生儿使用，患者入院时出生40天');
  });

  it('cannot be bound where the table names a group that no parameter explains', () => {
    const unknown = knowledgeTable('age-group', [['OLD', '老年评估', '老年人']]);
    expect(() => ruleUnderTest({ check: 'age-limit', parameters, table: unknown })).toThrow('老年人');
  });
});
