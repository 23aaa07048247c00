import { describe, expect, it } from 'vitest';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { costsOf, countCases } from '../../core/costs/cost-sketch.ts';
import { enrolCases } from '../../core/enrol-cases.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { settlementList } from '../support/settlement-lists.ts';

const enrol = (...lists: SettlementList[]) =>
  enrolCases(
    lists.map((list, index) => ({ place: index + 1, list })),
    installedKnowledge,
  );
const casesByGroup = (...lists: SettlementList[]) =>
  [...enrol(...lists).costs].map(([drg, sketch]) => [drg, countCases(costsOf(sketch))]);

describe('enrolCases', () => {
  it('keeps of a stay what the rules across stays read, and nothing that names the person', () => {
    expect(enrol(settlementList()).cases).toEqual([
      {
        place: 1,
        personId: 'P1',
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
        },
      },
    ]);
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
