import { describe, expect, it } from 'vitest';
import { parseKnowledgeTable } from '../../../../core/rules/knowledge-points.ts';
import { blamedLines, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const asksAlso = ['indication'];
const table = parseKnowledgeTable({
  id: 'test-limits',
  kind: 'payable-limit',
  rules: ['DS-UNDER-TEST'],
  title: { zh: '受试', en: 'test' },
  source: 'test',
  effective_from: '2020-01-01',
  effective_to: null,
  certainty: 'medium',
  rows: [
    ['A1', '成人药', 'adult'],
    ['W1', '女用药', 'woman'],
    ['H1', '住院药', 'ward'],
    ['I1', '适应症药', 'open'],
  ],
  limits: {
    adult: { ages: ['P18Y', null], asksAlso },
    woman: { ages: ['P18Y', null], sex: 'female', asksAlso },
    ward: { inpatientOnly: true, minHospitalLevel: 2, maxDays: 2, asksAlso },
    open: { asksAlso },
  },
});
const run = ruleUnderTest({
  check: 'payable-limit',
  parameters: { outpatientCareTypes: ['11'] },
  table,
});
const line = (serial: string, code: string, parts: Parameters<typeof feeLine>[0] = {}) =>
  feeLine({ serial, code, ...parts });
const list = (...feeLines: ReturnType<typeof feeLine>[]) => settlementList({ feeLines });

describe('payableLimit', () => {
  it('never passes a drug whose indication nobody can read', () => {
    expect(verdictOf(run(list(line('L1', 'A1'))))).toBe('no-data');
    expect(verdictOf(run(list(line('L1', 'I1'))))).toBe('no-data');
    expect(verdictOf(run(list(feeLine())))).toBe('pass');
  });

  it('names everything that is broken, and the limit that says so', () => {
    const patient = { ageYears: 12 };
    const { findings } = run(settlementList({ patient, feeLines: [line('L1', 'W1')] }));
    const text = findings[0]?.evidence[0]?.text.zh;
    expect(text).toBe('女用药不符合支付限定woman：限18岁及以上，患者12岁；限女性，患者为男性');
    expect(findings).toHaveLength(1);
  });

  it('blames nothing that is not known', () => {
    const patient = { ageYears: null, sex: 'unknown' as const };
    expect(verdictOf(run(settlementList({ patient, feeLines: [line('L1', 'W1')] })))).toBe('no-data');
    expect(verdictOf(run(list(line('L1', 'H1', { careType: null }))))).toBe('no-data');
  });

  it('blames the level of the hospital on every line', () => {
    const lines = [line('L1', 'H1'), line('L2', 'H1')];
    expect(blamedLines(run(list(...lines), { hospitalLevel: 1 }))).toEqual(['L1=1000 L2=1000']);
    expect(verdictOf(run(list(...lines), { hospitalLevel: 2 }))).toBe('no-data');
  });

  it('blames an outpatient line, and the days beyond the course, alone', () => {
    const days = ['02', '03', '04'].map((day, at) =>
      line(`L${at + 1}`, 'H1', { chargedAt: `2026-03-${day}T08:00:00` }),
    );
    expect(blamedLines(run(list(...days)))).toEqual(['L3=1000']);
    expect(blamedLines(run(list(line('L1', 'H1'), line('L2', 'H1', { careType: '11' }))))).toEqual([
      'L2=1000',
    ]);
  });

  it('refuses a table with a row whose limit it does not hold', () => {
    const broken = { ...table, rows: [['A1', '成人药', 'child']] };
    const bind = () =>
      ruleUnderTest({
        check: 'payable-limit',
        parameters: { outpatientCareTypes: [] },
        table: parseKnowledgeTable(broken),
      });
    expect(bind).toThrow('child');
  });
});
