import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../core/claims/calendar-days.ts';
import { holds } from '../../../support/holds.ts';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { settlementList } from '../../../support/settlement-lists.ts';
import { stayRecord, visitRecord } from '../../../support/stay-records.ts';

const run = ruleUnderTest({ check: 'overlapping-stays', parameters: { exemptDiagnoses: ['P', 'Z38'] } });

describe('overlappingStays, of a stay from 1 to 10 March', () => {
  it.each([
    ['until the second day', { dischargedOn: '2026-03-02' }, 'fail'],
    ['until the day of transfer', { dischargedOn: '2026-03-01' }, 'pass'],
    ['around the whole stay', { dischargedOn: '2026-03-20' }, 'fail'],
    ['at another hospital', { dischargedOn: '2026-03-05', hospital: 'H2' }, 'fail'],
    ['of a newborn', { dischargedOn: '2026-03-05', principalDiagnosis: 'P59.901' }, 'pass'],
    ['on the same days, by settlement id', { admittedOn: '2026-03-01', dischargedOn: '2026-03-10' }, 'fail'],
    [
      'that begins later, and is found there',
      { admittedOn: '2026-03-05', dischargedOn: '2026-03-08' },
      'pass',
    ],
    ['of one day, the day of admission', { admittedOn: '2026-03-01', dischargedOn: '2026-03-01' }, 'pass'],
  ] as const)('another one %s: %s', (_, parts, verdict) => {
    expect(verdictOf(run(settlementList(), { history: [stayRecord(parts)] }))).toBe(verdict);
  });

  it('finds a day in hospital inside a longer stay, though both of its days are one', () => {
    const oneDay = settlementList({
      stay: { admittedAt: '2026-03-05T08:00:00', dischargedAt: '2026-03-05T18:00:00' },
    });
    const history = [stayRecord({ admittedOn: '2026-03-01', dischargedOn: '2026-03-09' })];
    expect(verdictOf(run(oneDay, { history }))).toBe('fail');
  });

  it('is silent on outpatient bills, and on the newborn itself', () => {
    expect(verdictOf(run(settlementList(), { history: [visitRecord('2026-03-05')] }))).toBe('pass');
    const newborn = settlementList({
      diagnoses: [{ code: 'P59.901', name: null, presentOnAdmission: null }],
    });
    expect(verdictOf(run(newborn, { history: [stayRecord({ dischargedOn: '2026-03-05' })] }))).toBe('pass');
  });

  it('names every stay that it overlaps, the latest first, in one finding', () => {
    const history = [
      stayRecord({ settlementId: 'A', dischargedOn: '2026-03-03' }),
      stayRecord({ settlementId: 'B', dischargedOn: '2026-03-05' }),
    ];
    const { findings } = run(settlementList(), { history });
    expect(findings.map(({ evidence }) => evidence.map(({ ref }) => ref))).toEqual([['B', 'A', 'overlap']]);
  });

  it('answers no data where the history is not known', () => {
    expect(verdictOf(run(settlementList(), { history: null }))).toBe('no-data');
  });

  it('of any two stays that share more than a day, blames exactly one', () => {
    const start = fc.integer({ min: 0, max: 12 });
    const length = fc.integer({ min: 0, max: 8 });
    const day = (at: number) => addDays('2026-03-01', at);
    holds(
      fc.property(start, length, start, length, (a, aDays, b, bDays) => {
        const stays = [
          { settlementId: 'A', from: a, to: a + aDays },
          { settlementId: 'B', from: b, to: b + bDays },
        ] as const;
        const blamed = stays.filter((own, at) => {
          const other = stays[1 - at] as (typeof stays)[number];
          const list = settlementList({
            settlementId: own.settlementId,
            stay: { admittedAt: `${day(own.from)}T08:00:00`, dischargedAt: `${day(own.to)}T18:00:00` },
          });
          const { settlementId } = other;
          const record = stayRecord({
            settlementId,
            admittedOn: day(other.from),
            dischargedOn: day(other.to),
          });
          return verdictOf(run(list, { history: [record] })) === 'fail';
        });
        const [first, second] = stays;
        const share = second.to > first.from && first.to > second.from;
        expect(blamed.length).toBe(share ? 1 : 0);
      }),
    );
  });
});
