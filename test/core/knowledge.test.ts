import { describe, expect, it, vi } from 'vitest';
import type { Grouper } from '../../core/grouping/grouper.ts';
import { type Knowledge, knowledgeOf } from '../../core/knowledge.ts';
import { parseRegionBook } from '../../core/payment/region-book.ts';
import { settlementList } from '../support/settlement-lists.ts';

const region = (code: string, schemes: object[], tariffs: readonly string[] = []) => ({
  code,
  name: { zh: '市', en: 'City' },
  schemes,
  tariffs,
});

function knowledge(chosen: Knowledge['chosen'] = {}, tariff: string | null = null) {
  const regions = parseRegionBook({
    source: 'invented',
    default_region: '110000',
    regions: [
      region('110000', [{ scheme: 'default', from: null }]),
      region(
        '320500',
        [
          { scheme: 'first', from: null },
          { scheme: 'second', from: '2026-03-10' },
        ],
        tariff === null ? [] : [tariff],
      ),
    ],
  });
  const grouperOf = vi.fn((id: string) => ({ scheme: { id } }) as Grouper);
  const hospitals = new Map([
    ['H1', { code: 'H1', name: { zh: '院', en: 'H' }, level: 3 as const, region: '320500' }],
  ]);
  const data = { id: 'of-first', scheme: 'first', effective_from: '2020-01-01', effective_to: '2026-12-31' };
  const rest = { hospitals, regions, grouperOf, tariffs: new Map([['of-first', { data }]]), chosen };
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

describe('what a case is paid by', () => {
  const tariffOf = (given: Knowledge, dischargedAt: string) =>
    knowledgeOf(settlementList({ hospital: 'H1', stay: { dischargedAt } }), given).tariff?.data.id ?? null;

  it.each([
    { why: 'of the scheme, on a day in force', day: '2026-03-09', tariff: 'of-first' },
    { why: 'of another scheme than the one in force', day: '2026-03-10', tariff: null },
    { why: 'not yet in force', day: '2019-12-31', tariff: null },
  ])("is the region's tariff or nothing: $why", ({ day, tariff }) => {
    expect(tariffOf(knowledge({}, 'of-first'), `${day}T10:00:00`)).toBe(tariff);
  });

  it('is the tariff that was asked for, also under another scheme', () => {
    expect(tariffOf(knowledge({ tariff: 'of-first' }), '2026-03-10T10:00:00')).toBe('of-first');
  });
});
