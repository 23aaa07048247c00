import { describe, expect, it } from 'vitest';
import type { Muting } from '../../../core/orders/muting.ts';
import { mutingRefusalWords, refuseMuting } from '../../../core/orders/refuse-muting.ts';

const asked: Muting = {
  rule: 'R1',
  department: null,
  from: '2026-11-23',
  to: '2027-05-21',
  by: '李主任',
  why: '误报多',
  despite_severity: false,
  decided_at: '2026-11-22T09:00:00.000Z',
  ended: null,
};

describe('a muting is refused', () => {
  it('not when its days are as many as may be', () => {
    expect(refuseMuting(asked, ['suspicious'], 180)).toBeNull();
  });

  it('when it lasts a day longer', () => {
    const refusal = refuseMuting({ ...asked, to: '2027-05-22' }, ['suspicious'], 180);
    expect(refusal).toEqual({ code: 'too-long', days: 181, longestDays: 180 });
    expect(refusal && mutingRefusalWords(refusal).en).toContain('at most 180');
  });

  it('when it ends before it begins', () => {
    expect(refuseMuting({ ...asked, to: '2026-11-22' }, ['suspicious'], 180)).toEqual({
      code: 'ends-before-it-begins',
    });
  });

  it('of a rule that is not there', () => {
    expect(refuseMuting(asked, [], 180)).toEqual({ code: 'unknown-rule', rule: 'R1' });
  });

  it('of a rule that finds violations in any of its versions, unless it is said on purpose', () => {
    const severities = ['suspicious', 'violation'] as const;
    expect(refuseMuting(asked, severities, 180)).toEqual({ code: 'violation', rule: 'R1' });
    expect(refuseMuting({ ...asked, despite_severity: true }, severities, 180)).toBeNull();
  });
});
