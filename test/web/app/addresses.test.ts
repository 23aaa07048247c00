import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressSearch } from '../../../web/src/app/address-search.ts';
import { portalRouter } from '../../../web/src/app/portal-router.ts';
import { holds } from '../../support/holds.ts';

const { parseSearch, stringifySearch } = addressSearch;

/** Every page's name of what it reads, and one that no page has. */
const names = [
  'period',
  'hospital',
  'scope',
  'department',
  'doctor',
  'group',
  'rule',
  'severity',
  'state',
  'setl_id',
  'view',
  'chart',
  'measure',
  'unit',
  'count',
  'against',
  'by',
  'compare',
  'indicator',
  'status',
  'sort',
  'find',
  'only',
  'hide',
  'all',
  'cursor',
  'document',
  'run',
  'month',
  'batch',
  'spam',
];

describe('the search of an address', () => {
  it('has a year, a number and a word as they are, without quotation marks', () => {
    expect(stringifySearch({ period: '2026', setl_id: '007', all: true, doctor: undefined })).toBe(
      '?period=2026&setl_id=007&all=true',
    );
    expect(parseSearch('?period=2026&setl_id=007&all=true')).toEqual({
      period: '2026',
      setl_id: '007',
      all: 'true',
    });
    expect([stringifySearch({}), stringifySearch({ a: undefined })]).toEqual(['', '']);
  });

  it('comes back as it went, whatever its texts are', () => {
    const anySearch = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string({ unit: 'binary' }), {
      noNullPrototype: true,
    });
    holds(
      fc.property(anySearch, (search) => {
        expect(parseSearch(stringifySearch(search))).toEqual(search);
      }),
    );
  });

  it('counts the first of what stands there twice', () => {
    expect(parseSearch('?period=2026-01&period=2026-02')).toEqual({ period: '2026-01' });
  });
});

describe('a page', () => {
  const routes = Object.entries(portalRouter('office').routesById).flatMap(([path, { options }]) => {
    const { validateSearch } = options as { validateSearch?: (search: object) => Record<string, unknown> };
    return validateSearch ? [[path, validateSearch] as const] : [];
  });

  it.each(routes)('%s passes nothing on that it cannot read, not even beside what it can', (_, read) => {
    const of = (value: unknown) => read(Object.fromEntries(names.map((name) => [name, value])));
    const spoilt = [{}, [], ['2026-03'], { a: 1 }, '', null, 7].map(of);
    const nothing = read({});
    // What stands for nothing stays; of all else the router must be told that it is gone.
    for (const search of spoilt)
      for (const [name, value] of Object.entries(search)) expect(value, name).toEqual(nothing[name]);
    const told = of('2026-13');
    expect(told['period']).toBeUndefined();
    expect(told).toHaveProperty('spam', undefined);
    expect(told).toHaveProperty('period');
  });
});
