import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'visit-type-limit',
  parameters: { outpatientCareTypes: ['11', '14'] },
  table: knowledgeTable('visit-type', [['V1', '住院药', 'inpatient']]),
});
const charged = (...careTypes: (string | null)[]) =>
  settlementList({
    feeLines: careTypes.map((careType, position) =>
      feeLine({ code: 'V1', serial: `L${position}`, careType }),
    ),
  });

describe('visitTypeLimit', () => {
  it.each([
    [['21'], 'pass'],
    [['11'], 'fail'],
    [['14'], 'fail'],
    [[null], 'no-data'],
    [['21', null], 'no-data'],
    [[null, '11'], 'fail'],
    [[], 'pass'],
  ])('lines of care types %j: %s', (careTypes, verdict) => {
    expect(verdictOf(run(charged(...careTypes)))).toBe(verdict);
  });

  it('blames the outpatient lines only', () => {
    expect(blamedLines(run(charged('21', '11', '21', '14')))).toEqual(['L1=1000 L3=1000']);
  });

  it('passes where the outpatient line was refunded', () => {
    const line = feeLine({ code: 'V1', careType: '11' });
    expect(verdictOf(run(settlementList({ feeLines: [line, refundOf(line)] })))).toBe('pass');
  });

  it('knows items for outpatients only, where the rule says what inpatient care is', () => {
    const outpatientOnly = ruleUnderTest({
      check: 'visit-type-limit',
      parameters: { outpatientCareTypes: ['11'], inpatientCareTypes: ['21'] },
      table: knowledgeTable('visit-type', [['V1', '门诊项目', 'outpatient']]),
    });
    expect(blamedLines(outpatientOnly(charged('11', '21')))).toEqual(['L1=1000']);
  });
});

describe('a drug that is not payable online', () => {
  const table = knowledgeTable('visit-type', [['N1', '麻醉药', 'not-online']]);
  const under = (onlineCareTypes: readonly string[]) =>
    ruleUnderTest({
      check: 'visit-type-limit',
      parameters: { outpatientCareTypes: ['11'], onlineCareTypes },
      table,
    });
  const list = (careType: string | null) =>
    settlementList({ care: 'outpatient', feeLines: [feeLine({ code: 'N1', careType })] });

  it.each([
    [['19'], '19', 'fail'],
    [['19'], '11', 'pass'],
    [['19'], null, 'no-data'],
    [[], '19', 'no-data'],
  ])('where online visits are of care types %j, charged under %s: %s', (online, careType, verdict) => {
    expect(verdictOf(under(online)(list(careType)))).toBe(verdict);
  });
});
