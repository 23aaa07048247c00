import { describe, expect, it } from 'vitest';
import { parseRegionBook } from '../../../core/payment/region-book.ts';

const region = (change: object = {}) => ({
  code: '371300',
  name: { zh: '临沂市', en: 'Linyi' },
  scheme: 'chs-drg-1.1',
  tariff: 'linyi-2022',
  ...change,
});
const book = (...regions: object[]) => ({ source: 'test', default_region: '371300', regions });

describe('parseRegionBook', () => {
  it('finds regions by their code and knows which one stands in for the unknown', () => {
    const parsed = parseRegionBook(book(region({ code: '610200', tariff: 'tongchuan-2022' }), region()));
    expect(parsed.byCode.get('610200')?.tariff).toBe('tongchuan-2022');
    expect(parsed.standIn.code).toBe('371300');
  });

  it('says all mistakes at once', () => {
    const wrong = book(region({ code: '3713' }), region({ tariff: '' }), region({ name: { zh: '临沂市' } }));
    expect(() => parseRegionBook(wrong)).toThrow(/^regions: [\s\S]*code[\s\S]*tariff[\s\S]*name/);
  });

  it('refuses a stand-in that is not among the regions', () => {
    expect(() => parseRegionBook(book(region({ code: '610200' })))).toThrow('is not among the regions');
  });

  it('refuses a region that stands twice, which would have two tariffs', () => {
    expect(() => parseRegionBook(book(region(), region({ tariff: 'other-2022' })))).toThrow(
      '371300 stands twice',
    );
  });
});
