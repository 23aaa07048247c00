import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchOfView, tableSearchOf, viewOfSearch } from '../../../web/src/parts/table-search.ts';
import { holds } from '../../support/holds.ts';

describe('a view of a table in a URL', () => {
  it('is short and can be read', () => {
    const view = {
      sort: 'cost',
      down: true,
      text: '心血管',
      choices: { department: 'A03.04' },
      hidden: ['a', 'b'],
    };
    expect(searchOfView(view)).toEqual({
      sort: '-cost',
      find: '心血管',
      only: 'department:A03.04',
      hide: 'a,b',
    });
  });

  it('comes back as it went, whatever stands in a choice', () => {
    const text = fc.string({ minLength: 1, unit: fc.constantFrom('%', ';', ':', ' ', '急', 'a', '3', 'B') });
    const columns = fc.stringMatching(/^[a-z]{1,8}$/);
    const anyView = fc.record(
      { text, choices: fc.dictionary(columns, text, { minKeys: 1, noNullPrototype: true }) },
      { requiredKeys: [] },
    );
    holds(
      fc.property(anyView, columns, fc.boolean(), (view, sort, down) => {
        const whole = { ...view, sort, down };
        expect(viewOfSearch(tableSearchOf({ ...searchOfView(whole) }))).toEqual(whole);
      }),
    );
  });

  it('of a URL that somebody has spoilt is what can be made of it', () => {
    expect(
      viewOfSearch(tableSearchOf({ sort: { a: 1 }, find: '42', only: 'x;:y;a:b:c;%3', hide: '' })),
    ).toEqual({
      text: '42',
      choices: { a: 'b:c' },
    });
  });

  it('knows that all columns are shown from that nobody has chosen', () => {
    const back = (hidden?: string[]) => viewOfSearch(searchOfView(hidden ? { hidden } : {})).hidden;
    expect([back(), back([]), back(['a'])]).toEqual([undefined, [], ['a']]);
  });

  it('says nothing of what was not chosen, so that a link stays short', () => {
    const nothing = searchOfView({ text: '', choices: { department: '' } });
    expect(Object.values(nothing).filter((value) => value !== undefined)).toEqual([]);
    expect(Object.keys(nothing)).toEqual(['sort', 'find', 'only', 'hide']);
  });
});
