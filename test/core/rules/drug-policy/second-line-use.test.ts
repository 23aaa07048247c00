import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'second-line-use',
  table: knowledgeTable('second-line', [
    ['S1', '二线药', [['XL04AXF151', '一线药']]],
    ['S2', '未知一线', null],
  ]),
});
const line = (serial: string, code: string, chargedAt: string) => feeLine({ serial, code, chargedAt });
const list = (...feeLines: ReturnType<typeof feeLine>[]) => settlementList({ feeLines });
const first = (chargedAt: string) => line('L0', 'XL04AXF151A001010100001', chargedAt);
const second = line('L1', 'S1', '2026-03-03T08:00:00');

describe('secondLineUse', () => {
  it('asks where no first-line drug came before', () => {
    expect(blamedLines(run(list(second)))).toEqual(['L1=1000']);
  });

  it('is content with one charged earlier, not with one charged at the same time or later', () => {
    expect(verdictOf(run(list(first('2026-03-03T07:59:59'), second)))).toBe('pass');
    expect(verdictOf(run(list(first('2026-03-03T08:00:00'), second)))).toBe('fail');
    expect(verdictOf(run(list(first('2026-03-05T08:00:00'), second)))).toBe('fail');
  });

  it('counts from the first time the drug was charged', () => {
    const again = line('L2', 'S1', '2026-03-06T08:00:00');
    expect(verdictOf(run(list(again, first('2026-03-05T08:00:00'), second)))).toBe('fail');
  });

  it('has no answer while the first-line drugs are not known, unless another drug offends', () => {
    const open = line('L3', 'S2', '2026-03-03T08:00:00');
    expect(verdictOf(run(list(open)))).toBe('no-data');
    expect(blamedLines(run(list(open, second)))).toEqual(['L1=1000']);
  });
});
