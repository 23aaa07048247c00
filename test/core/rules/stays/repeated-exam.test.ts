import { describe, expect, it } from 'vitest';
import { blamedLines, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';
import { stayRecord } from '../../../support/stay-records.ts';

const run = ruleUnderTest({
  check: 'repeated-exam',
  parameters: { withinDays: 7, examBeginnings: ['0021'], exemptAdmissionWays: ['1'] },
});
const ct = feeLine({
  serial: 'CT',
  code: '00210300',
  unitPriceFen: 24_000,
  chargedAt: '2026-03-03T08:00:00',
});
const again = { ...ct, serial: 'CT2', chargedAt: '2026-03-06T08:00:00' };
const list = settlementList({ feeLines: [again, ct] });
const elsewhere = (day: string, code = ct.code) =>
  stayRecord({ hospital: 'H2', settlementId: 'E', exams: { [code]: day } });

describe('repeatedExam, of a CT on 3 March', () => {
  it.each([
    ['2026-02-23', 'pass'],
    ['2026-02-24', 'fail'],
    ['2026-02-26', 'fail'],
    ['2026-03-03', 'fail'],
    ['2026-03-04', 'pass'],
  ])('after one elsewhere on %s: %s', (day, verdict) => {
    const before = { ...elsewhere(day), admittedOn: '2026-02-20' };
    expect(verdictOf(run(list, { history: [before] }))).toBe(verdict);
  });

  it('blames the first line of the code with its money, and names the other stay', () => {
    const { findings } = run(list, { history: [elsewhere('2026-02-28')] });
    expect(findings).toMatchObject([{ amount_fen: 24_000, amount_method: 'line-amount' }]);
    expect(findings[0]?.evidence.map(({ kind, ref }) => `${kind}:${ref}`)).toEqual([
      'feeLine:CT',
      'otherStay:E',
    ]);
  });

  it('of two on the same day blames the one of the later stay', () => {
    const later = { ...elsewhere('2026-03-03'), admittedOn: '2026-03-02', dischargedOn: '2026-03-08' };
    expect(verdictOf(run(list, { history: [later] }))).toBe('pass');
  });

  it('blames a line once, however many hospitals had done the examination', () => {
    const history = [elsewhere('2026-02-27'), { ...elsewhere('2026-02-28'), settlementId: 'F' }];
    expect(blamedLines(run(list, { history }))).toEqual(['CT=24000 E=undefined F=undefined']);
  });

  it.each([
    ['in the same hospital', { history: [{ ...elsewhere('2026-02-28'), hospital: list.hospital }] }, list],
    [
      'of no account',
      { history: [elsewhere('2026-02-28', 'ECG')] },
      { ...list, feeLines: [{ ...ct, code: 'ECG' }] },
    ],
    ['taken back', { history: [elsewhere('2026-02-28')] }, { ...list, feeLines: [ct, refundOf(ct)] }],
    [
      'in an emergency',
      { history: [elsewhere('2026-02-28')] },
      { ...list, stay: { ...list.stay, admissionWay: '1' } },
    ],
  ] as const)('passes one %s', (_, context, given) => {
    expect(verdictOf(run(given, context))).toBe('pass');
  });

  it('answers no data without fee lines, unless there is nobody to repeat', () => {
    const bare = { ...list, feeLines: null };
    expect(verdictOf(run(bare, { history: [elsewhere('2026-02-28')] }))).toBe('no-data');
    expect(verdictOf(run(bare, { history: [] }))).toBe('pass');
    expect(verdictOf(run(list, { history: null }))).toBe('no-data');
  });
});
