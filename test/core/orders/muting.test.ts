import { describe, expect, it } from 'vitest';
import { isMuted, type Muting } from '../../../core/orders/muting.ts';

const muting: Muting = {
  rule: 'GZ10000102001000',
  department: 'A03.04',
  from: '2026-11-23',
  to: '2026-12-22',
  by: '李主任',
  why: '本科室确有指征，按临床路径使用',
  despite_severity: false,
  decided_at: '2026-11-22T09:00:00.000Z',
  ended: null,
};
const whole: Muting = { ...muting, department: null };
const ended: Muting = {
  ...muting,
  ended: { on: '2026-12-01', by: '王医保', why: '指征更新', decided_at: '2026-12-01T01:00:00.000Z' },
};
const ask = (
  mutings: readonly Muting[],
  day: string,
  department: string | null = 'A03.04',
  rule = muting.rule,
) => isMuted(mutings, rule, department, day);

describe('a muting', () => {
  it('holds from its first day to its last, both of them included', () => {
    expect(['2026-11-22', '2026-11-23', '2026-12-22', '2026-12-23'].map((day) => ask([muting], day))).toEqual(
      [false, true, true, false],
    );
  });

  it('holds for its rule and its department only', () => {
    expect(ask([muting], '2026-11-30', 'A04.01')).toBe(false);
    expect(ask([muting], '2026-11-30', null)).toBe(false);
    expect(ask([muting], '2026-11-30', 'A03.04', 'GZ10000102002000')).toBe(false);
  });

  it('of a department holds in its parts, and in no other whose code begins alike', () => {
    const ofMedicine = { ...muting, department: 'A03' };
    expect(ask([ofMedicine], '2026-11-30', 'A03.04')).toBe(true);
    expect(ask([ofMedicine], '2026-11-30', 'A031')).toBe(false);
  });

  it('of the whole hospital holds in every department, and where none is known', () => {
    expect(ask([whole], '2026-11-30', 'A04.01')).toBe(true);
    expect(ask([whole], '2026-11-30', null)).toBe(true);
  });

  it('that was ended early no longer holds on the day of the end', () => {
    expect(ask([ended], '2026-11-30')).toBe(true);
    expect(ask([ended], '2026-12-01')).toBe(false);
  });

  it('decided anew holds beside the one that was ended', () => {
    expect(ask([ended, { ...muting, from: '2026-12-10' }], '2026-12-10')).toBe(true);
    expect(ask([ended, { ...muting, from: '2026-12-10' }], '2026-12-09')).toBe(false);
  });
});
