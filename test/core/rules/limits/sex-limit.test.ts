import { describe, expect, it } from 'vitest';
import type { Sex } from '../../../../core/claims/settlement-list.ts';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'sex-limit',
  table: knowledgeTable('sex', [
    ['F1', '女用药', 'female'],
    ['M1', '男用药', 'male'],
  ]),
});
const charged = (sex: Sex, ...codes: string[]) =>
  settlementList({
    patient: { sex },
    feeLines: codes.map((code, position) => feeLine({ code, serial: `L${position}` })),
  });

describe('sexLimit', () => {
  it.each([
    ['male', ['F1'], 'fail'],
    ['male', ['M1'], 'pass'],
    ['female', ['M1'], 'fail'],
    ['female', ['F1'], 'pass'],
    ['unknown', ['F1'], 'no-data'],
    ['not-stated', ['M1'], 'no-data'],
    ['unknown', ['X'], 'pass'],
    ['male', [], 'pass'],
  ] as const)('a %s patient charged %j: %s', (sex, codes, verdict) => {
    expect(verdictOf(run(charged(sex, ...codes)))).toBe(verdict);
  });

  it('answers no data where the list has no fee lines', () => {
    expect(verdictOf(run(settlementList({ feeLines: null })))).toBe('no-data');
  });

  it('makes one finding of all lines of a code, with their money', () => {
    const outcome = run(charged('male', 'F1', 'X', 'F1'));
    expect(blamedLines(outcome)).toEqual(['L0=1000 L2=1000']);
    expect(outcome.findings[0]?.amount_fen).toBe(2000);
  });

  it('says in both languages what was charged to whom', () => {
    expect(run(charged('male', 'F1')).findings[0]?.evidence[0]?.text).toEqual({
      zh: '女用药仅限女性使用，患者性别为男性',
      en: '女用药 is for female patients only; the patient is male',
    });
  });

  it('blames only what a partial refund leaves', () => {
    const line = feeLine({ code: 'F1', quantity: 3 });
    expect(blamedLines(run(settlementList({ feeLines: [line, refundOf(line, 2)] })))).toEqual(['L1=1000']);
  });

  it('takes department, doctor and day from the first line, else from the stay', () => {
    const line = feeLine({ code: 'F1', department: 'A05', doctor: 'D9' });
    const own = run(settlementList({ feeLines: [line] })).findings[0];
    expect([own?.department, own?.doctor, own?.occurred_on]).toEqual(['A05', 'D9', '2026-03-02']);
    const ofStay = run(charged('male', 'F1')).findings[0];
    expect([ofStay?.department, ofStay?.doctor]).toEqual(['A03.04', 'D110101000001']);
  });
});
