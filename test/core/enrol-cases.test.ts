import { describe, expect, it } from 'vitest';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { costsOf, countCases } from '../../core/costs/cost-sketch.ts';
import { enrolCases } from '../../core/enrol-cases.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { feeLine, settlementList } from '../support/settlement-lists.ts';

const enrol = (...lists: SettlementList[]) =>
  enrolCases(
    lists.map((list, index) => ({ place: index + 1, list })),
    installedKnowledge,
    (personId, birthDate) => `${personId} ${[...birthDate].reverse().join('')}`,
  );
const casesByGroup = (...lists: SettlementList[]) =>
  [...enrol(...lists).costs].map(([drg, sketch]) => [drg, countCases(costsOf(sketch))]);

describe('enrolCases', () => {
  it('keeps of a stay what the rules across stays read, and nothing that names the person', () => {
    expect(enrol(settlementList()).cases).toEqual([
      {
        place: 1,
        personId: 'P1',
        group: expect.any(String),
        stay: {
          hospital: 'H11010100001',
          settlementId: 'S1',
          admittedOn: '2026-03-01',
          dischargedOn: '2026-03-10',
          principalDiagnosis: 'I10.x00x002',
          dischargeWay: 'home',
          department: 'A03.04',
          daySurgery: false,
          plannedReadmission: false,
          costFen: 1_000_000,
          sex: 'male',
        },
      },
    ]);
  });

  it('keeps the last day of each examination that stands, by the line or the catalogue', () => {
    const ct = '002103000010001';
    const lines = [
      feeLine({ serial: 'L1', code: ct, chargedAt: '2026-03-05T08:00:00' }),
      feeLine({ serial: 'L2', code: ct, chargedAt: '2026-03-03T08:00:00' }),
      feeLine({ serial: 'L3', code: 'LOCAL', category: '03' }),
      feeLine({ serial: 'L4', code: '002102000010000' }),
      feeLine({ serial: 'L5', code: '002102000010000', quantity: -1, refundOf: 'L4' }),
      feeLine({ serial: 'L6', code: 'LAB', category: '04' }),
    ];
    const [enrolled] = enrol(settlementList({ feeLines: lines })).cases;
    expect(enrolled?.stay.exams).toEqual({ [ct]: '2026-03-05', LOCAL: '2026-03-02' });
    expect(enrolled?.stay.buysDrugs).toBeUndefined();
  });

  it('keeps of an outpatient bill that there are drugs on it, also where only its categories say so', () => {
    const bill = { care: 'pharmacy', totalCostFen: 900 } as const;
    const withLine = enrol(settlementList({ ...bill, feeLines: [feeLine({ category: '11' })] }));
    const feeCategories = [{ category: '09', amountFen: 900 }];
    const withCategory = enrol(settlementList({ ...bill, feeLines: null, feeCategories }));
    const without = enrol(settlementList({ ...bill, feeLines: [feeLine({ category: '03' })] }));
    const told = [withLine, withCategory, without].map(({ cases }) => cases[0]?.stay);
    expect(told.map((stay) => [stay?.care, stay?.buysDrugs])).toEqual([
      ['pharmacy', true],
      ['pharmacy', true],
      ['pharmacy', undefined],
    ]);
    expect(withLine.costs.size).toBe(0);
  });

  it('keeps no birth date but the mark that its caller makes of it, and none where nobody is named', () => {
    const recordOf = (patient: { birthDate: string; personId?: string | null }) =>
      JSON.stringify(enrol(settlementList({ patient })).cases[0]?.stay);
    expect(recordOf({ birthDate: '1961-04-12' })).toContain('"birthMark":"P1 21-40-1691"');
    expect(recordOf({ birthDate: '1961-04-12' })).not.toContain('1961-04-12');
    expect(recordOf({ birthDate: '1961-04-12', personId: null })).not.toContain('birthMark');
  });

  it('takes the first of a case that stands twice, and counts its cost once', () => {
    const first = settlementList({ totalCostFen: 500_000 });
    const repeat = settlementList({ totalCostFen: 700_000 });
    expect(enrol(first, repeat).cases.map(({ place, stay }) => [place, stay.costFen])).toEqual([
      [1, 500_000],
    ]);
    expect(casesByGroup(first, repeat)).toEqual([['FV25', 1]]);
  });

  it('does not take one settlement id of two hospitals for one case', () => {
    const two = [settlementList(), settlementList({ hospital: 'H37130200901' })];
    expect(enrol(...two).cases).toHaveLength(2);
    expect(casesByGroup(...two)).toEqual([['FV25', 2]]);
  });

  it('learns no cost from a case without one, or in no group', () => {
    const ungrouped = settlementList({
      diagnoses: [{ code: 'X99.999', name: null, presentOnAdmission: null }],
    });
    expect(casesByGroup(settlementList({ totalCostFen: null }), ungrouped)).toEqual([]);
    expect(enrol(settlementList({ totalCostFen: null })).cases).toHaveLength(1);
  });
});
