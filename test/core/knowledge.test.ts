import { describe, expect, it, vi } from 'vitest';
import type { Grouper } from '../../core/grouping/grouper.ts';
import { type Knowledge, knowledgeOf } from '../../core/knowledge.ts';
import { parseRegionBook } from '../../core/payment/region-book.ts';
import { settlementList } from '../support/settlement-lists.ts';

const region = (code: string, schemes: object[]) => ({
  code,
  name: { zh: '市', en: 'City' },
  schemes,
  tariff: null,
});

function knowledge(chosen: Knowledge['chosen'] = {}) {
  const regions = parseRegionBook({
    source: 'invented',
    default_region: '110000',
    regions: [
      region('110000', [{ scheme: 'default', from: null }]),
      region('320500', [
        { scheme: 'first', from: null },
        { scheme: 'second', from: '2026-03-10' },
      ]),
    ],
  });
  const grouperOf = vi.fn((id: string) => ({ scheme: { id } }) as Grouper);
  const hospitals = new Map([
    ['H1', { code: 'H1', name: { zh: '院', en: 'H' }, level: 3 as const, region: '320500' }],
  ]);
  const rest = { hospitals, regions, grouperOf, tariffs: new Map(), chosen };
  return { ...rest, rules: { rules: [] } } as unknown as Knowledge & { grouperOf: typeof grouperOf };
}

const schemeOf = (given: Knowledge, hospital: string, dischargedAt: string) =>
  knowledgeOf(settlementList({ hospital, stay: { dischargedAt } }), given).grouper.scheme.id;

describe('what a case is grouped by', () => {
  it.each([
    { hospital: 'H1', dischargedAt: '2026-03-09T23:59:59', scheme: 'first' },
    { hospital: 'H1', dischargedAt: '2026-03-10T00:00:00', scheme: 'second' },
    { hospital: 'elsewhere', dischargedAt: '2026-03-10T00:00:00', scheme: 'default' },
  ])('is $scheme for $hospital on $dischargedAt', ({ hospital, dischargedAt, scheme }) => {
    expect(schemeOf(knowledge(), hospital, dischargedAt)).toBe(scheme);
  });

  it('is the scheme that was asked for, whatever the region', () => {
    expect(schemeOf(knowledge({ scheme: 'named' }), 'H1', '2026-03-10T00:00:00')).toBe('named');
  });

  it('leaves every other scheme alone', () => {
    const given = knowledge();
    schemeOf(given, 'H1', '2026-03-10T00:00:00');
    expect(given.grouperOf.mock.calls).toEqual([['second']]);
  });

  it('has no price where the region has no tariff', () => {
    expect(knowledgeOf(settlementList(), knowledge()).tariff).toBeNull();
  });
});
