import { describe, expect, it } from 'vitest';
import { findingsSearchOf, queryOf } from '../../../web/src/pages/findings/findings-search.ts';

describe('the address of a worklist', () => {
  it('says which findings are asked for, and how the table is looked at', () => {
    const search = findingsSearchOf({
      period: '2026-03',
      rule: 'GZ1',
      state: 'open',
      sort: '-amount',
      setl_id: '7',
    });
    expect(search).toEqual({ period: '2026-03', rule: 'GZ1', state: 'open', sort: '-amount', setl_id: '7' });
    expect(queryOf(search, '2026-03')).toMatchObject({
      period: '2026-03',
      rule: 'GZ1',
      state: 'open',
      setl_id: '7',
    });
    expect(queryOf(search, '2026-03')).not.toHaveProperty('sort');
  });

  it('leaves out what cannot be', () => {
    expect(findingsSearchOf({ period: '2026-13', state: 'lost', severity: 'x', scope: 'all' })).toEqual({});
    expect(findingsSearchOf({ period: '2026' })).toEqual({ period: '2026' });
  });
});
