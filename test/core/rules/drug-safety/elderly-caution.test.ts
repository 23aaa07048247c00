import { describe, expect, it } from 'vitest';
import { knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const table = knowledgeTable('elderly-caution', [
  [null, '舒马普坦片', 'not-recommended'],
  [null, '氨茶碱片', 'reduce-or-monitor'],
  [null, '丹参注射液', 'unstated'],
]);
const strengths = ['not-recommended', 'reduce-or-monitor'];
const run = ruleUnderTest({ check: 'elderly-caution', table, parameters: { fromYears: 65, strengths } });
const forAge = (ageYears: number | null, name: string) =>
  run(settlementList({ patient: { ageYears }, feeLines: [feeLine({ name })] }));

describe('elderlyCaution', () => {
  it.each([
    [64, 'pass'],
    [65, 'fail'],
    [null, 'no-data'],
  ])('a patient of %s years, charged what is not recommended in the elderly: %s', (age, verdict) => {
    expect(verdictOf(forAge(age, '舒马普坦片'))).toBe(verdict);
  });

  it('claims what is not recommended, with the severity declared', () => {
    const [finding] = forAge(80, '舒马普坦片').findings;
    expect(finding).toMatchObject({ severity: 'violation', amount_fen: 1000, amount_method: 'line-amount' });
  });

  it('only reminds of what asks for care, and claims nothing', () => {
    const [finding] = forAge(80, '氨茶碱片').findings;
    expect(finding).toMatchObject({ severity: 'reminder', amount_fen: 0, amount_method: 'none' });
    expect(finding?.evidence[0]?.text.zh).toBe('氨茶碱片：老年患者应减量或监测（65岁起），患者80岁');
  });

  it('does not speak of a strength that the region has silenced', () => {
    expect(verdictOf(forAge(80, '丹参注射液'))).toBe('pass');
  });

  it('forgets what was taken back', () => {
    const line = feeLine({ name: '舒马普坦片' });
    const list = settlementList({ patient: { ageYears: 80 }, feeLines: [line, refundOf(line)] });
    expect(verdictOf(run(list))).toBe('pass');
  });
});
