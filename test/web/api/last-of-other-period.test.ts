import { describe, expect, it } from 'vitest';
import { lastOfOtherPeriod } from '../../../web/src/api/last-of-other-period.ts';

const path = '/api/v1/summaries';
const key = (query: object, of = path) => ['whole', of, query];

describe('the last answer', () => {
  const march = key({ view: 'department', period: '2026-03', department: undefined });

  it('stays while that of another period comes', () => {
    expect(lastOfOtherPeriod(march, key({ view: 'department', period: '2026-Q2' }), 'rows')).toBe('rows');
  });

  it('goes where something else was asked, whose names and links are already there', () => {
    for (const asked of [
      key({ view: 'doctor', period: '2026-03' }),
      key({ view: 'department', period: '2026-03', hospital: 'H1' }),
      key({ view: 'department', period: '2026-03' }, '/api/v1/lamps'),
      [path, { view: 'department', period: '2026-03' }],
    ])
      expect(lastOfOtherPeriod(march, asked, 'rows')).toBeUndefined();
    expect(lastOfOtherPeriod(undefined, march, undefined)).toBeUndefined();
  });
});
