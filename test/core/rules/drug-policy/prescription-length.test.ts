import { describe, expect, it } from 'vitest';
import type { FeeLine, SettlementList } from '../../../../core/claims/settlement-list.ts';
import { blamedLines, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'prescription-length',
  parameters: {
    ordinaryDays: 7,
    emergencyDays: 3,
    longDays: 84,
    emergencyCareTypes: ['13'],
    longCareTypes: ['14'],
    longDiagnoses: ['I1', 'E11'],
    drugCategories: ['09'],
  },
});
const cold = { code: 'J00.x00', name: '急性鼻咽炎', presentOnAdmission: 'present' } as const;
const drug = (days: number | null, parts: Partial<FeeLine> = {}) =>
  feeLine({
    category: '09',
    careType: '11',
    prescription: { dose: null, doseUnit: null, timesPerDay: null, days, prescriberTitle: null },
    ...parts,
  });
const visit = (line: FeeLine, parts: Partial<SettlementList> = {}) =>
  run(settlementList({ care: 'outpatient', diagnoses: [cold], feeLines: [line], ...parts }));
const severityOf = ({ findings }: ReturnType<typeof run>) => findings[0]?.severity;

describe('prescriptionLength', () => {
  it.each([
    ['seven days of an ordinary prescription', drug(7), undefined],
    ['eight days, for which there may be a reason', drug(8), 'reminder'],
    ['three days in an emergency', drug(3, { careType: '13' }), undefined],
    ['four days in an emergency', drug(4, { careType: '13' }), 'reminder'],
    ['twelve weeks for a lasting disease', drug(84, { careType: '14' }), undefined],
    ['more than twelve weeks for a lasting disease', drug(85, { careType: '14' }), 'violation'],
    ['more than twelve weeks without one', drug(85), 'violation'],
  ] as const)('%s: %s', (_, line, severity) => expect(severityOf(visit(line))).toBe(severity));

  it('takes a lasting disease from any diagnosis, even in an emergency', () => {
    const diagnoses = [cold, { ...cold, code: 'I10.x00x002' }];
    expect(verdictOf(visit(drug(30, { careType: '13' }), { diagnoses }))).toBe('pass');
  });

  it('claims the share of the days beyond', () => {
    expect(blamedLines(visit(drug(14)))).toEqual(['L1=500']);
  });

  it('looks at what is taken home from a stay, and at nothing else of it', () => {
    const stay = { care: 'inpatient' } as const;
    expect(verdictOf(visit(drug(30), stay))).toBe('pass');
    expect(verdictOf(visit(drug(30, { dischargeDrug: true }), stay))).toBe('fail');
  });

  it('has no data where a drug tells no days, and nothing to say of what is no drug', () => {
    expect(verdictOf(visit(drug(null)))).toBe('no-data');
    expect(verdictOf(visit(feeLine({ code: 'XC09CAZ001A001999000001' })))).toBe('no-data');
    expect(verdictOf(visit(drug(null, { category: '03' })))).toBe('pass');
  });
});
