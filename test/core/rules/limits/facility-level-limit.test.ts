import { describe, expect, it } from 'vitest';
import { knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'facility-level-limit',
  table: knowledgeTable('facility-level', [
    ['D2', '二级药', 2],
    ['D3', '三级药', 3],
  ]),
});
const charged = (code: string) => settlementList({ feeLines: [feeLine({ code })] });

describe('facilityLevelLimit', () => {
  it.each([
    ['D2', 1, 'fail'],
    ['D2', 2, 'pass'],
    ['D3', 2, 'fail'],
    ['D3', 3, 'pass'],
    ['D2', null, 'no-data'],
    ['X', null, 'pass'],
  ] as const)('%s at a hospital of level %s: %s', (code, hospitalLevel, verdict) => {
    expect(verdictOf(run(charged(code), { hospitalLevel }))).toBe(verdict);
  });
});
