import { describe, expect, it } from 'vitest';
import type { StayRecord } from '../../../../core/rules/stay-record.ts';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { settlementList } from '../../../support/settlement-lists.ts';
import { stayRecord } from '../../../support/stay-records.ts';

const run = ruleUnderTest({
  check: 'split-stay',
  parameters: {
    maxGapDays: 15,
    diagnosisPrefixLength: 3,
    exemptDiagnoses: ['Z51', 'O'],
    exemptProcedures: ['39.95', '13.'],
    exemptDepartments: ['A15'],
    exemptBelowAgeDays: 28,
    exemptDischargeWays: ['transfer', 'died'],
    exemptAdmissionWays: ['1'],
  },
});
const later = settlementList({ settlementId: 'S5' });
const earlier = (parts: Partial<StayRecord> = {}) => stayRecord({ settlementId: 'S4', ...parts });

const procedure = (code: string) => ({
  code,
  name: null,
  performedOn: null,
  surgeon: null,
  anaesthesia: null,
});

describe('splitStay, of a stay for I10 admitted on 2026-03-01', () => {
  it.each([
    ['nine days before', {}, 'fail'],
    ['15 days before', { dischargedOn: '2026-02-14' }, 'fail'],
    ['16 days before', { dischargedOn: '2026-02-13' }, 'pass'],
    ['on the same day', { dischargedOn: '2026-03-01' }, 'fail'],
    ['only after this admission', { dischargedOn: '2026-03-02' }, 'pass'],
    ['for another diagnosis', { principalDiagnosis: 'I11.900' }, 'pass'],
    ['from another hospital', { hospital: 'H2' }, 'pass'],
    ['with a readmission planned', { plannedReadmission: true }, 'pass'],
    ['by transfer', { dischargeWay: 'transfer' }, 'pass'],
    ['against advice', { dischargeWay: 'against-advice' }, 'fail'],
    ['in a way not stated', { dischargeWay: null }, 'fail'],
    ['after day surgery', { daySurgery: true }, 'pass'],
    ['under the same settlement id, replaced since', { settlementId: 'S5' }, 'pass'],
    ['from a ward of long stays', { department: 'A15.01' }, 'pass'],
    ['that is an outpatient visit', { care: 'outpatient' }, 'pass'],
  ] as const)('an earlier discharge %s: %s', (_, parts, verdict) => {
    expect(verdictOf(run(later, { history: [earlier(parts)] }))).toBe(verdict);
  });

  it.each([
    ['an emergency', { stay: { admissionWay: '1' } }],
    ['day surgery', { stay: { daySurgery: true } }],
    ['chemotherapy', { diagnoses: [{ code: 'Z51.102', name: null, presentOnAdmission: null }] }],
    ['dialysis', { procedures: [procedure('39.9500')] }],
    ['the second eye', { procedures: [procedure('88.7200'), procedure('13.4100x001')] }],
    ['psychiatry', { stay: { department: 'A15' } }],
    ['a newborn', { patient: { ageYears: 0, ageDays: 27 } }],
    ['a birth', { diagnoses: [{ code: 'O80.000', name: null, presentOnAdmission: null }] }],
  ])('passes a later stay for %s', (_, parts) => {
    const list = settlementList(parts);
    const history = [earlier({ principalDiagnosis: list.diagnoses[0]?.code ?? '' })];
    expect(verdictOf(run(list, { history }))).toBe('pass');
  });

  it('answers no data where the history is not known, and passes where it is empty', () => {
    expect(verdictOf(run(later, { history: null }))).toBe('no-data');
    expect(verdictOf(run(later, { history: [] }))).toBe('pass');
  });

  it('names the nearest earlier stay, whatever the order of history', () => {
    const near = earlier({ settlementId: 'S3', dischargedOn: '2026-02-25' });
    const history = [earlier(), near, earlier({ settlementId: 'S2', dischargedOn: '2026-02-18' })];
    const [first, second] = [history, history.toReversed()].map((known) => run(later, { history: known }));
    expect(first).toEqual(second);
    expect(first?.findings[0]?.evidence.map(({ kind, ref }) => `${kind}:${ref}`)).toEqual([
      'otherStay:S3',
      'case:readmission-gap',
    ]);
  });

  it('claims the cost of the later stay, and none where it is not known', () => {
    const history = [earlier()];
    expect(run(later, { history }).findings[0]).toMatchObject({
      amount_fen: 1_000_000,
      amount_method: 'stay-cost',
      occurred_on: '2026-03-01',
    });
    const unpriced = { ...later, totalCostFen: null };
    expect(run(unpriced, { history }).findings[0]).toMatchObject({ amount_fen: 0, amount_method: 'none' });
  });

  it('blames only one of two stays on the very same day', () => {
    const day = { admittedAt: '2026-03-01T08:00:00', dischargedAt: '2026-03-01T20:00:00' };
    const onTheDay = { admittedOn: '2026-03-01', dischargedOn: '2026-03-01' };
    const a = settlementList({ settlementId: 'A', stay: day });
    const b = settlementList({ settlementId: 'B', stay: day });
    const verdicts = [
      run(a, { history: [earlier({ ...onTheDay, settlementId: 'B' })] }),
      run(b, { history: [earlier({ ...onTheDay, settlementId: 'A' })] }),
    ].map(verdictOf);
    expect(verdicts).toEqual(['pass', 'fail']);
  });
});
