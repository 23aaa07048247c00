import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'department-scope',
  table: knowledgeTable('department', [['REHAB', '运动疗法', ['A21', 'A04.03']]]),
});
const chargedBy = (...departments: readonly (string | null)[]) =>
  settlementList({
    feeLines: departments.map((department, at) =>
      feeLine({ code: 'REHAB', serial: `L${at + 1}`, department }),
    ),
    stay: { department: 'A03.04' },
  });

describe('an item of certain departments', () => {
  it.each([
    [['A21'], 'pass'],
    [['A21.02'], 'pass'],
    [['A04.03'], 'pass'],
    [['A04'], 'fail'],
    [['A04.01'], 'fail'],
    [[null], 'fail'],
    [['0321'], 'no-data'],
    [['0321', 'A05'], 'fail'],
  ])('charged by %j in a stay of cardiology: %s', (departments, verdict) => {
    expect(verdictOf(run(chargedBy(...departments)))).toBe(verdict);
  });

  it('blames only the lines of the others', () => {
    expect(blamedLines(run(chargedBy('A21', 'A03.01', '0321')))).toEqual(['L2=1000']);
  });
});
