import { describe, expect, it } from 'vitest';
import { knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'children-limit',
  parameters: { childBelowYears: 18 },
  table: knowledgeTable('children', [['C1', '小儿药']]),
});
const syrup = feeLine({ code: 'C1' });
const unknown = { ageYears: null, ageDays: null, birthDate: null };

describe('childrenLimit', () => {
  it.each([
    [{ ageYears: 17 }, 'pass'],
    [{ ageYears: 18 }, 'fail'],
    [{ ageYears: 0, ageDays: 12 }, 'pass'],
    [unknown, 'no-data'],
  ])('a patient of %j charged a children drug: %s', (patient, verdict) => {
    expect(verdictOf(run(settlementList({ patient, feeLines: [syrup] })))).toBe(verdict);
  });

  it('passes an adult whose line was refunded', () => {
    expect(verdictOf(run(settlementList({ feeLines: [syrup, refundOf(syrup)] })))).toBe('pass');
  });

  it('does not ask for an age where no such drug stands', () => {
    expect(verdictOf(run(settlementList({ patient: unknown, feeLines: [feeLine()] })))).toBe('pass');
  });
});
