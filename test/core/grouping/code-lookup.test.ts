import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeLookup } from '../../../core/grouping/code-lookup.ts';
import { enterCodes } from '../../../core/grouping/enter-codes.ts';

const code = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.string({ maxLength: 4, unit: fc.constantFrom('A', '0', '\0', '\u00ff', '中', '\u4141') }),
);

describe('a code lookup', () => {
  it('answers as a map does, for any text', () =>
    fc.assert(
      fc.property(fc.uniqueArray(code, { maxLength: 60 }), fc.array(code), (known, others) => {
        const rows = new Map(known.map((code, i) => [code, 10 * i + 10]));
        const lookup = new CodeLookup(enterCodes([...rows]));
        for (const asked of [...known, ...others]) {
          expect(lookup.rowOf(asked)).toBe(rows.get(asked) ?? 0);
          expect(lookup.has(asked)).toBe(rows.has(asked));
        }
      }),
    ));

  it('tells texts apart that have the same bytes', () => {
    const lookup = new CodeLookup(enterCodes([['AA', 1]]));
    expect(lookup.has('\u4141')).toBe(false);
    expect(lookup.has('AA\0')).toBe(false);
    expect(lookup.has('A')).toBe(false);
  });

  it('finds all of very many codes, also those for which there was no slot', () => {
    const codes = Array.from({ length: 60_000 }, (_, i) => `X${i}`);
    const lookup = new CodeLookup(enterCodes(codes.map((known, i) => [known, i])));
    expect(codes.filter((known, i) => lookup.rowOf(known) !== i || !lookup.has(known))).toEqual([]);
    expect(codes.filter((known) => lookup.has(`Y${known.slice(1)}`))).toEqual([]);
  });

  it('knows nothing when it is empty', () => {
    const lookup = new CodeLookup(enterCodes([]));
    expect(lookup.has('')).toBe(false);
    expect(lookup.has('A00.000')).toBe(false);
  });
});
