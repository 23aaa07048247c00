import { expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'stay-without-drugs',
  parameters: { minDays: 4, drugCategories: ['09'], exemptDiagnoses: ['Z50'] },
});
const charged = (category: string | null, losDays = 4) =>
  run(settlementList({ stay: { losDays }, feeLines: [feeLine({ category })] }));

it.each([
  [charged('01'), 'fail'],
  [charged('01', 3), 'pass'],
  [charged('09'), 'pass'],
  // It may be a drug.
  [charged(null), 'pass'],
  [run(settlementList({ feeLines: null })), 'no-data'],
  [run(settlementList({ feeLines: [] })), 'no-data'],
])('a stay without drugs, case %#', (found, verdict) => {
  expect(verdictOf(found)).toBe(verdict);
});

it('is no wonder where the diagnosis may need none', () => {
  const diagnoses = [{ code: 'Z50.100', name: null, presentOnAdmission: null }];
  expect(verdictOf(run(settlementList({ diagnoses, feeLines: [feeLine({ category: '01' })] })))).toBe('pass');
});
