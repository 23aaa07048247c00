import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'companion-charge',
  table: knowledgeTable('companion', [
    [
      'STENT',
      '冠脉支架',
      'visit',
      [
        ['PCI', '支架置入术'],
        ['PTCA', '球囊扩张术'],
      ],
    ],
    ['DIALYSER', '透析器', 'day', [['HD', '血液透析']]],
  ]),
});
const onDay = (code: string, day: number, serial = `${code}${day}`) =>
  feeLine({ code, serial, chargedAt: `2026-03-0${day}T08:00:00` });

describe('an item that is used with another', () => {
  it('stands alone where none of those was charged', () => {
    expect(blamedLines(run(settlementList({ feeLines: [onDay('STENT', 2), onDay('STENT', 3)] })))).toEqual([
      'STENT2=1000 STENT3=1000',
    ]);
  });

  it('is content with any of them, on any day of the stay', () => {
    expect(verdictOf(run(settlementList({ feeLines: [onDay('STENT', 2), onDay('PTCA', 5)] })))).toBe('pass');
  });

  it('needs it on its own day where the table says so', () => {
    const feeLines = [onDay('DIALYSER', 2), onDay('HD', 2), onDay('DIALYSER', 4), onDay('HD', 5)];
    expect(blamedLines(run(settlementList({ feeLines })))).toEqual(['DIALYSER4=1000']);
  });

  it('does not take for charged what was taken back', () => {
    const operation = onDay('PCI', 2);
    const feeLines = [onDay('STENT', 2), operation, refundOf(operation)];
    expect(verdictOf(run(settlementList({ feeLines })))).toBe('fail');
  });
});
