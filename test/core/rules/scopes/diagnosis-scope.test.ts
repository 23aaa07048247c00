import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const table = knowledgeTable('diagnosis-scope', [
  ['STRIP', '血糖试纸', 'one-of', '糖尿病', ['E10', 'E11'], []],
  ['STRIP', '血糖试纸', 'one-of', '妊娠期糖尿病', ['O24'], []],
  ['PRESS', '牵引', 'none-of', '骨质疏松', ['M80', 'M81'], ['骨质疏松']],
  ['PRESS', '牵引', 'none-of', '椎体肿瘤', ['C41.2'], []],
  [null, '取石网篮（一次性）', 'one-of', '结石', ['N20'], ['结石']],
]);
const run = ruleUnderTest({ check: 'diagnosis-scope', table });

const diagnosis = (code: string, name: string | null = '某病') =>
  ({ code, name, presentOnAdmission: 'present' }) as const;
const stay = (code: string, ...diagnoses: readonly ReturnType<typeof diagnosis>[]) =>
  settlementList({ feeLines: [feeLine({ code })], diagnoses });

describe('the scope of diagnoses of an item', () => {
  it('blames an item for whose use no diagnosis speaks, with its whole amount', () => {
    const found = run(stay('STRIP', diagnosis('I10.x00x002'), diagnosis('J18.900')));
    expect(blamedLines(found)).toEqual(['L1=1000']);
    expect(found.findings[0]?.evidence[0]?.text.zh).toBe(
      '血糖试纸限用于糖尿病、妊娠期糖尿病，清单诊断中无相符者',
    );
  });

  it('is content with one fitting diagnosis of any row, be it secondary', () => {
    expect(verdictOf(run(stay('STRIP', diagnosis('I10.x00x002'), diagnosis('O24.400'))))).toBe('pass');
  });

  it('blames an item once for all diagnoses that forbid it, and shows each of them', () => {
    const found = run(stay('PRESS', diagnosis('M80.900', '骨质疏松伴病理性骨折'), diagnosis('C41.200')));
    expect(found.findings.map(({ evidence }) => evidence.map(({ ref }) => ref))).toEqual([
      ['L1', 'M80.900', 'C41.200'],
    ]);
  });

  it('reads the title where the code says nothing', () => {
    expect(verdictOf(run(stay('PRESS', diagnosis('M54.500', '老年性骨质疏松症腰痛'))))).toBe('fail');
  });

  it('has no data where a title that could decide is not there', () => {
    expect(verdictOf(run(stay('PRESS', diagnosis('I10.x00x002', null))))).toBe('no-data');
    expect(verdictOf(run(stay('PRESS', diagnosis('M80.900', null))))).toBe('fail');
    expect(verdictOf(run(stay('STRIP', diagnosis('I10.x00x002', null))))).toBe('fail');
  });

  it('forgets items that were taken back', () => {
    const line = feeLine({ code: 'STRIP' });
    expect(verdictOf(run(settlementList({ feeLines: [line, refundOf(line)] })))).toBe('pass');
  });
});

describe('items known by name only', () => {
  const named = (name: string | null, title: string) =>
    settlementList({
      feeLines: [feeLine({ code: 'C123', name })],
      diagnoses: [diagnosis('I10.x00x002', title)],
    });

  it('are known by the whole name on the line, whatever its width and spaces', () => {
    expect(verdictOf(run(named('取石网篮(一次性) ', '高血压病')))).toBe('fail');
    expect(verdictOf(run(named('取石网篮（一次性）', '输尿管结石')))).toBe('pass');
  });

  it('are not known by a part of it, or without a name', () => {
    expect(verdictOf(run(named('取石网篮（一次性）配件', '高血压病')))).toBe('pass');
    expect(verdictOf(run(named(null, '高血压病')))).toBe('pass');
  });

  it('are known by the name that the catalogue gives their code', () => {
    const byName = knowledgeTable('diagnosis-scope', [
      [null, '项目C123', 'one-of', '结石', ['N20'], []],
      ['C124', '项目', 'one-of', '结石', ['N20'], []],
    ]);
    const priced = ruleUnderTest({ check: 'diagnosis-scope', table: byName, prices: { C123: null } });
    expect(blamedLines(priced(stay('C123', diagnosis('I10.x00x002'))))).toEqual(['L1=1000']);
  });
});

it('has no data while no diagnosis is made', () => {
  expect(verdictOf(run(stay('STRIP')))).toBe('no-data');
  expect(verdictOf(run(stay('PRESS')))).toBe('no-data');
});
