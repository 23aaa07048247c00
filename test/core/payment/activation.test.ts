import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseActivations } from '../../../core/activations.ts';
import { type SchemeActivation, withActivations } from '../../../core/payment/activation.ts';
import { parseRegionBook, type RegionBook, schemeInForce } from '../../../core/payment/region-book.ts';
import { holds } from '../../support/holds.ts';

const region = (code: string) => ({
  code,
  name: { zh: '示范市', en: 'Demo City' },
  schemes: [
    { scheme: 'first', from: null },
    { scheme: 'second', from: '2025-01-01' },
  ],
  tariffs: [],
});
const book = parseRegionBook({
  source: 'invented',
  default_region: '371300',
  regions: [region('371300'), region('610200')],
});
const activation = (scheme: string, from: string, code = '371300'): SchemeActivation => ({
  region: code,
  scheme,
  package: 'a'.repeat(64),
  from,
  by: 'office',
  at: '2026-11-21T08:00:00.000Z',
  dry_run: `dry-runs/${code}/${scheme}/1.json`,
});
const schemeOn = (day: string, { byCode }: RegionBook, code = '371300') => {
  const found = byCode.get(code);
  if (!found) throw new Error(`no region ${code}`);
  return schemeInForce(found, day);
};

const day = fc.integer({ min: 0, max: 3000 }).map((days) => {
  return new Date(Date.parse('2020-01-01') + days * 86_400_000).toISOString().slice(0, 10);
});
const activations = fc.array(
  fc
    .record({ scheme: fc.constantFrom('x', 'y', 'z'), from: day, code: fc.constantFrom('371300', '610200') })
    .map(({ scheme, from, code }) => activation(scheme, from, code)),
  { maxLength: 12 },
);

describe('activations over a book of regions', () => {
  it.each([
    { when: 'the day before', day: '2026-06-30', scheme: 'second' },
    { when: 'the first day', day: '2026-07-01', scheme: 'new' },
    { when: 'years later', day: '2031-01-01', scheme: 'new' },
  ])('hold from their day on: $when', ({ day, scheme }) => {
    expect(schemeOn(day, withActivations(book, [activation('new', '2026-07-01')]))).toBe(scheme);
  });

  it('hold only until the next scheme of the region begins', () => {
    const early = withActivations(book, [activation('new', '2024-07-01')]);
    expect(schemeOn('2024-12-31', early)).toBe('new');
    expect(schemeOn('2025-01-01', early)).toBe('second');
  });

  it('are taken back by a later one for the same day', () => {
    const mistaken = activation('mistaken', '2026-07-01');
    const meant = withActivations(book, [mistaken, activation('second', '2026-07-01')]);
    expect(schemeOn('2026-08-01', meant)).toBe('second');
  });

  it('reach the hospitals that no registry knows through the stand-in of the book', () => {
    const { standIn } = withActivations(book, [activation('new', '2026-07-01')]);
    expect(schemeInForce(standIn, '2026-07-01')).toBe('new');
  });

  it('leave other regions as they are, and unknown ones unknown', () => {
    const over = withActivations(book, [
      activation('new', '2026-07-01', '610200'),
      activation('new', '2026-07-01', '999999'),
    ]);
    expect(schemeOn('2026-07-01', over)).toBe('second');
    expect(over.byCode.has('999999')).toBe(false);
  });

  it('say on every day what the last decision for the nearest beginning says', () => {
    holds(
      fc.property(activations, day, (made, asked) => {
        const begun = [...book.standIn.schemes, ...made.filter(({ region }) => region === '371300')]
          .map(({ scheme, from }) => ({ scheme, from: from ?? '' }))
          .filter(({ from }) => from <= asked);
        const nearest = begun
          .map(({ from }) => from)
          .sort()
          .at(-1);
        const expected = begun.findLast(({ from }) => from === nearest)?.scheme;
        expect(schemeOn(asked, withActivations(book, made))).toBe(expected);
      }),
    );
  });

  it('may be laid over the book at once or one after the other', () => {
    holds(
      fc.property(activations, activations, (some, more) => {
        expect(withActivations(withActivations(book, some), more)).toEqual(
          withActivations(book, [...some, ...more]),
        );
      }),
    );
  });
});

describe('parseActivations', () => {
  it('refuses a day that does not exist, a decision of nobody and one without a dry run, all at once', () => {
    const wrong = { ...activation('new', '2026-02-30'), by: '', dry_run: '' };
    for (const field of ['from', 'by', 'dry_run']) {
      expect(() => parseActivations([wrong])).toThrow(`[0].${field}`);
    }
  });
});
