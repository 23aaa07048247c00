import { describe, expect, it } from 'vitest';
import {
  catalogueInForce,
  isCatalogue,
  parseRegionBook,
  payingScheme,
  paysBy,
  schemeInForce,
} from '../../../core/payment/region-book.ts';

const region = (change: object = {}) => ({
  code: '371300',
  name: { zh: '示范市', en: 'Demo City' },
  schemes: [
    { scheme: 'old', from: null },
    { scheme: 'middle', from: '2025-01-01' },
    { scheme: 'new', from: '2026-07-01' },
  ],
  tariffs: ['demo'],
  ...change,
});
const book = (...regions: object[]) => ({ source: 'invented', default_region: '371300', regions });

describe('the scheme in force', () => {
  const { standIn } = parseRegionBook(book(region()));

  it.each([
    { day: '1999-12-31', scheme: 'old' },
    { day: '2024-12-31', scheme: 'old' },
    { day: '2025-01-01', scheme: 'middle' },
    { day: '2026-06-30', scheme: 'middle' },
    { day: '2026-07-01', scheme: 'new' },
    { day: '2099-01-01', scheme: 'new' },
  ])('on $day is the $scheme one', ({ day, scheme }) => {
    expect(schemeInForce(standIn, day)).toBe(scheme);
  });
});

describe('what pays', () => {
  const dip = [
    { catalogue: 'first', from: '2025-01-01' },
    { catalogue: 'second', from: '2026-01-01' },
  ];
  const paid = [
    { by: 'dip', from: '2025-07-01' },
    { by: 'drg', from: '2026-07-01' },
  ];
  const parsed = parseRegionBook(book(region({ dip, pays_by: paid })));

  it.each([
    { day: '2024-12-31', catalogue: null, by: 'drg', paying: 'old' },
    { day: '2025-01-01', catalogue: 'first', by: 'drg', paying: 'middle' },
    { day: '2025-07-01', catalogue: 'first', by: 'dip', paying: 'first' },
    { day: '2026-01-01', catalogue: 'second', by: 'dip', paying: 'second' },
    { day: '2026-07-01', catalogue: 'second', by: 'drg', paying: 'new' },
  ])(
    'on $day is $by, by groups of $paying, beside the DIP catalogue $catalogue',
    ({ day, catalogue, by, paying }) => {
      expect(payingScheme(parsed.standIn, day)).toBe(paying);
      expect([catalogueInForce(parsed.standIn, day), paysBy(parsed.standIn, day)]).toEqual([catalogue, by]);
    },
  );

  it('is DRG where nothing is said of DIP', () => {
    const { standIn } = parseRegionBook(book(region()));
    expect([catalogueInForce(standIn, '2026-01-01'), paysBy(standIn, '2026-01-01')]).toEqual([null, 'drg']);
  });

  it('is told by the id of what a group is of', () => {
    expect([isCatalogue('second', parsed), isCatalogue('new', parsed)]).toEqual([true, false]);
  });

  it.each([
    { why: 'DIP before there is a catalogue', dip, pays_by: [{ by: 'dip', from: '2024-01-01' }] },
    { why: 'DIP without a catalogue', pays_by: [{ by: 'dip', from: null }] },
    { why: 'two catalogues from one day', dip: [dip[0], { ...dip[1], from: '2025-01-01' }] },
    { why: 'something else', dip, pays_by: [{ by: 'points', from: null }] },
  ])('is refused: $why', ({ why: _, ...change }) => {
    expect(() => parseRegionBook(book(region(change)))).toThrow(/dip|pays_by/);
  });
});

describe('parseRegionBook', () => {
  it('finds regions by their code and knows which one stands in for the unknown', () => {
    const parsed = parseRegionBook(book(region({ code: '610200', tariffs: ['other'] }), region()));
    expect(parsed.byCode.get('610200')?.tariffs).toEqual(['other']);
    expect(parsed.standIn.code).toBe('371300');
  });

  it('says all mistakes at once', () => {
    const wrong = book(region({ code: '3713' }), region({ tariffs: [''] }), region({ name: { zh: '市' } }));
    expect(() => parseRegionBook(wrong)).toThrow(/^regions: [\s\S]*code[\s\S]*tariff[\s\S]*name/);
  });

  it('takes a region of which no tariff is installed', () => {
    expect(parseRegionBook(book(region({ tariffs: [] }))).standIn.tariffs).toEqual([]);
  });

  it.each([
    { why: 'a first scheme with a beginning', schemes: [{ scheme: 'a', from: '2025-01-01' }] },
    { why: 'no scheme', schemes: [] },
    {
      why: 'two schemes from the same day',
      schemes: [
        { scheme: 'a', from: null },
        { scheme: 'b', from: '2025-01-01' },
        { scheme: 'c', from: '2025-01-01' },
      ],
    },
    {
      why: 'a later scheme without a beginning',
      schemes: [
        { scheme: 'a', from: null },
        { scheme: 'b', from: null },
      ],
    },
    {
      why: 'a day that does not exist',
      schemes: [
        { scheme: 'a', from: null },
        { scheme: 'b', from: '2025-02-30' },
      ],
    },
  ])('refuses $why', ({ schemes }) => {
    expect(() => parseRegionBook(book(region({ schemes })))).toThrow('schemes');
  });

  it('refuses a region that stands twice and a default that is none', () => {
    const wrong = { ...book(region(), region()), default_region: '110000' };
    expect(() => parseRegionBook(wrong)).toThrow(/not among the regions[\s\S]*371300 stands twice/);
  });
});
