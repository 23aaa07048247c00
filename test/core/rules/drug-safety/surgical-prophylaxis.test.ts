import { describe, expect, it } from 'vitest';
import type { FeeLine, Procedure } from '../../../../core/claims/settlement-list.ts';
import { knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'surgical-prophylaxis',
  table: knowledgeTable('clean-operation', [
    ['53.0', '腹股沟疝修补术', ['XJ01DB'], 24],
    ['81.5', '关节置换术', ['XJ01DB', 'XJ01DC'], 48],
    ['06.3', '甲状腺叶切除术', [], 0],
  ]),
  parameters: { daysBefore: 0, withoutIncision: ['88'], infectionDiagnoses: ['T81.4'] },
});

const cefazolin = 'XJ01DBZ001B001999000001';
const cefuroxime = 'XJ01DCZ002B001999000002';
const hernia = { code: '53.0000x001', day: '2026-03-03' };

interface Done {
  readonly code: string;
  readonly day: string | null;
}

function stay(operations: readonly Done[], given: readonly FeeLine[] | null, diagnosis = 'K40.900') {
  const procedures = operations.map(
    ({ code, day }): Procedure => ({ code, name: null, performedOn: day, surgeon: null, anaesthesia: null }),
  );
  const diagnoses = [{ code: diagnosis, name: null, presentOnAdmission: null }];
  return run(settlementList({ procedures, diagnoses, feeLines: given }));
}
const on = (day: number, code = cefazolin, parts: Partial<FeeLine> = {}) =>
  feeLine({ serial: `D${day}`, code, chargedAt: `2026-03-0${day}T20:00:00`, ...parts });
const faults = ({ findings }: ReturnType<typeof run>) =>
  findings.flatMap(({ evidence }) => evidence.map(({ ref }) => ref));

describe('surgicalProphylaxis', () => {
  it('allows the day of the operation and the hours after its end', () => {
    expect(verdictOf(stay([hernia], [on(3), on(4)]))).toBe('pass');
  });

  it('blames what was given before that day, too long after it, or of an unfit class', () => {
    expect(faults(stay([hernia], [on(2), on(3), on(5)]))).toEqual(['D2', 'D5', '53.0000x001']);
    expect(faults(stay([hernia], [on(3, cefuroxime)]))).toEqual(['D3', '53.0000x001']);
  });

  it('blames any antibacterial where the operation calls for none', () => {
    expect(verdictOf(stay([{ code: '06.3900', day: '2026-03-03' }], [on(3)]))).toBe('fail');
  });

  it('allows two clean operations whatever either of them allows', () => {
    const both = [hernia, { code: '81.5100', day: '2026-03-04' }];
    expect(verdictOf(stay(both, [on(3), on(6, cefuroxime)]))).toBe('pass');
    expect(verdictOf(stay(both, [on(7, cefuroxime)]))).toBe('fail');
  });

  it.each([
    ['an infection is on the list', [hernia], 'T81.400'],
    ['another operation is not in the table', [hernia, { code: '47.0100', day: '2026-03-03' }], 'K40.900'],
    ['nobody operated', [], 'K40.900'],
    ['all that was done needs no incision', [{ code: '88.7200', day: '2026-03-03' }], 'K40.900'],
  ])('lets the stay be where %s', (_, operations, diagnosis) => {
    expect(verdictOf(stay(operations, [on(9)], diagnosis))).toBe('pass');
  });

  it('takes no notice of what was done without an incision beside the operation', () => {
    const imaged = [{ code: '88.7200', day: null }, hernia];
    expect(verdictOf(stay(imaged, [on(9)]))).toBe('fail');
  });

  it('has no data without the day of the operation, or without fee lines', () => {
    expect(verdictOf(stay([{ ...hernia, day: null }], [on(3)]))).toBe('no-data');
    expect(verdictOf(stay([hernia], null))).toBe('no-data');
  });

  it('needs no day where no antibacterial was given', () => {
    expect(verdictOf(stay([{ ...hernia, day: null }], [on(3, 'XA02BCZ001B001999000003')]))).toBe('pass');
  });

  it('forgets what was taken back or taken home', () => {
    const late = on(9);
    expect(verdictOf(stay([hernia], [late, refundOf(late)]))).toBe('pass');
    expect(verdictOf(stay([hernia], [on(9, cefazolin, { dischargeDrug: true })]))).toBe('pass');
  });
});

describe('surgicalProphylaxis, over orders', () => {
  const order = (day: number, orderedTo: string | null) => on(day, cefazolin, { orderedTo });
  const planned = { code: '53.0000x001', day: '2026-03-12' };
  const textOf = ({ findings }: ReturnType<typeof run>) => findings[0]?.evidence[0]?.text.zh;

  it('warns, while the operation is only planned, of prevention that begins days before', () => {
    expect(textOf(stay([planned], [order(9, '2026-03-12')]))).toBe(
      '腹股沟疝修补术（Ⅰ类切口）手术日2026-03-12，XJ01DBZ001B001999000001医嘱2026-03-09即开始',
    );
  });

  it('warns on the first day of an order that goes beyond the hours allowed', () => {
    expect(verdictOf(stay([hernia], [order(3, '2026-03-04')]))).toBe('pass');
    expect(textOf(stay([hernia], [order(3, '2026-03-06')]))).toContain('医嘱至2026-03-06');
  });

  it('gives an order without an end the time it has', () => {
    const later = { code: '53.0000x001', day: '2026-03-09' };
    expect(verdictOf(stay([later], [order(9, null)]))).toBe('pass');
    expect(verdictOf(stay([hernia], [order(3, null)]))).toBe('fail');
  });
});
