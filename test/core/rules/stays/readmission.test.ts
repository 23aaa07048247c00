import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { settlementList } from '../../../support/settlement-lists.ts';
import { stayRecord, visitRecord } from '../../../support/stay-records.ts';

const run = ruleUnderTest({
  check: 'readmission',
  parameters: {
    withinDays: 30,
    diagnosisPrefixLength: 3,
    exemptDiagnoses: ['Z51'],
    exemptDischargeWays: ['transfer', 'died'],
  },
});

describe('readmission, of a stay for I10 admitted on 1 March', () => {
  it.each([
    ['30 days before', { dischargedOn: '2026-01-30', admittedOn: '2026-01-20' }, 'fail'],
    ['31 days before', { dischargedOn: '2026-01-29', admittedOn: '2026-01-20' }, 'pass'],
    ['on the day itself', { dischargedOn: '2026-03-01' }, 'fail'],
    ['during this stay', { dischargedOn: '2026-03-02' }, 'pass'],
    ['announced', { plannedReadmission: true }, 'pass'],
    ['by transfer', { dischargeWay: 'transfer' }, 'pass'],
    ['for another disease', { principalDiagnosis: 'I11.900' }, 'pass'],
    ['from another hospital', { hospital: 'H2' }, 'pass'],
    ['after day surgery', { daySurgery: true }, 'fail'],
  ] as const)('an earlier discharge %s: %s', (_, parts, verdict) => {
    expect(verdictOf(run(settlementList(), { history: [stayRecord(parts)] }))).toBe(verdict);
  });

  it('counts an emergency too, and no course of treatment', () => {
    const history = [stayRecord()];
    expect(verdictOf(run(settlementList({ stay: { admissionWay: '1' } }), { history }))).toBe('fail');
    const course = settlementList({ diagnoses: [{ code: 'Z51.102', name: null, presentOnAdmission: null }] });
    const before = [stayRecord({ principalDiagnosis: 'Z51.102' })];
    expect(verdictOf(run(course, { history: before }))).toBe('pass');
  });

  it('asks for a stay: an outpatient visit before is none', () => {
    expect(verdictOf(run(settlementList(), { history: [visitRecord('2026-02-20')] }))).toBe('pass');
  });

  it('claims no money', () => {
    expect(run(settlementList(), { history: [stayRecord()] }).findings).toMatchObject([
      { amount_fen: 0, amount_method: 'none' },
    ]);
  });
});
