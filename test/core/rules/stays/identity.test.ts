import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { settlementList } from '../../../support/settlement-lists.ts';
import { stayRecord, visitRecord } from '../../../support/stay-records.ts';

const conflict = ruleUnderTest({ check: 'identity-conflict', parameters: { exemptDiagnoses: ['P'] } });
const afterDeath = ruleUnderTest({ check: 'care-after-death' });
const man = settlementList({ patient: { sex: 'male' } });
const asBefore = { sex: 'male', birthMark: 'as-before' } as const;

describe('identityConflict', () => {
  it.each([
    ['the same person', asBefore, 'pass'],
    ['another sex', { ...asBefore, sex: 'female' }, 'fail'],
    ['another birth date', { ...asBefore, birthMark: 'another' }, 'fail'],
    ['neither told', {}, 'pass'],
    ['a newborn', { sex: 'female', principalDiagnosis: 'P59.901' }, 'pass'],
    [
      'another sex, but later',
      { sex: 'female', admittedOn: '2026-04-01', dischargedOn: '2026-04-02' },
      'pass',
    ],
    ['another sex on an outpatient bill', { sex: 'female', care: 'outpatient' }, 'fail'],
  ] as const)('before it %s: %s', (_, parts, verdict) => {
    expect(verdictOf(conflict(man, { birthMark: 'as-before', history: [stayRecord(parts)] }))).toBe(verdict);
  });

  it('is compared with the visit before alone, so that one wrong entry is not held against all after it', () => {
    const history = [
      stayRecord({ settlementId: 'A', sex: 'female', dischargedOn: '2026-01-20', admittedOn: '2026-01-10' }),
      stayRecord({ settlementId: 'B', sex: 'male' }),
    ];
    expect(verdictOf(conflict(man, { birthMark: 'as-before', history }))).toBe('pass');
  });

  it('says what differs and gives neither sex nor birth date away', () => {
    const other = stayRecord({ sex: 'female', birthMark: 'another' });
    const [finding] = conflict(man, { birthMark: 'as-before', history: [other] }).findings;
    expect(finding?.evidence.map(({ ref }) => ref)).toEqual(['S0', 'sex', 'birth-date']);
    expect(JSON.stringify(finding?.evidence)).not.toMatch(/male|another|as-before/);
  });

  it('holds nothing against a patient whose sex and birth date are not stated', () => {
    const unknown = settlementList({ patient: { sex: 'not-stated' } });
    expect(verdictOf(conflict(unknown, { history: [stayRecord(asBefore)] }))).toBe('pass');
  });
});

describe('careAfterDeath, of a stay admitted on 1 March', () => {
  it.each([
    ['died in February', { dischargeWay: 'died' }, 'fail'],
    ['died on that day', { dischargeWay: 'died', dischargedOn: '2026-03-01' }, 'pass'],
    ['left against advice', { dischargeWay: 'against-advice' }, 'pass'],
  ] as const)('the person %s: %s', (_, parts, verdict) => {
    expect(verdictOf(afterDeath(settlementList(), { history: [stayRecord(parts)] }))).toBe(verdict);
  });

  it('names the last death where lists tell of several', () => {
    const history = [
      stayRecord({ settlementId: 'A', dischargeWay: 'died', dischargedOn: '2026-02-12' }),
      stayRecord({ settlementId: 'B', dischargeWay: 'died' }),
      visitRecord('2026-02-25'),
    ];
    const [finding] = afterDeath(settlementList(), { history }).findings;
    expect(finding?.evidence.map(({ ref }) => ref)).toEqual(['B', 'after-death']);
  });
});
