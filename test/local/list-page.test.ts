import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPage } from '../../local/list-page.ts';

const whole = { prefix: '', delimiter: undefined, maxKeys: 1000, after: '' };
/** Signs that a dictionary and the code units order differently. */
const keys = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom('a', 'B', '-', '/', '0', '_'), minLength: 1, maxLength: 5 }),
);

describe('listing a bucket', () => {
  it('gives every key once, in order, however small the pages are', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 4 }), (all, maxKeys) => {
        const listed: string[] = [];
        for (let isTruncated = true; isTruncated; ) {
          const page = listPage(all, { ...whole, maxKeys, after: listed.at(-1) ?? '' });
          expect(page.keys.length).toBeLessThanOrEqual(maxKeys);
          listed.push(...page.keys);
          isTruncated = page.isTruncated;
        }
        expect(listed).toEqual([...all].sort());
      }),
    );
  });

  it.each([
    ['folds what lies deeper', { prefix: 'in/' }, ['in/x'], ['in/a/', 'in/b/']],
    ['knows no folder above the prefix', { prefix: 'in/a/' }, ['in/a/1', 'in/a/2'], []],
    ['goes on behind a folder it has named', { prefix: 'in/', after: 'in/a/' }, ['in/x'], ['in/b/']],
    ['counts a folder as one', { prefix: 'in/', maxKeys: 2 }, [], ['in/a/', 'in/b/']],
  ])('%s', (_, change, listed, folders) => {
    const page = listPage(['in/x', 'in/a/2', 'in/b/1', 'in/a/1', 'out'], {
      ...whole,
      delimiter: '/',
      ...change,
    });
    expect([page.keys, page.commonPrefixes]).toEqual([listed, folders]);
  });
});
