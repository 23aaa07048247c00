import { describe, expect, it } from 'vitest';
import type { CaseSigns } from '../../../core/indicators/case-facts.ts';
import { evaluate } from '../../../core/indicators/evaluate.ts';
import {
  indicatorsInForce,
  type ManagementIndicator,
  parseManagementIndicators,
} from '../../../core/indicators/management-indicator.ts';
import { riskClassesOf } from '../../../core/indicators/risk-class.ts';
import type { Tally } from '../../../core/indicators/tally.ts';
import type { Benchmark, UnitFigures } from '../../../core/indicators/unit-figures.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { unitOfCases } from '../../support/unit-of-cases.ts';
import { caseFacts } from './case-facts.ts';

const indicators = indicatorsInForce(loadManagementIndicators(), '2026-05');
const groups = (tallies: Record<string, Tally>) => new Map(Object.entries(tallies));
const benchmarkOf = (tallies: Record<string, Tally>): Benchmark => ({
  region: '371300',
  from: '2025-06',
  until: '2026-05',
  groups: groups(tallies),
});
const unitOf = (tally: Tally, byGroup: Record<string, Tally> = {}): UnitFigures => ({
  tally,
  byGroup: groups(byGroup),
  given: new Map(),
});
const nowhere = benchmarkOf({});
const valueIn = (id: string, unit: UnitFigures, area = nowhere, before: UnitFigures | null = null) => {
  const found = evaluate(indicators, unit, area, before).find(({ indicator }) => indicator === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('evaluate', () => {
  it('answers every indicator in order, and of a unit of which nothing is known no share, mean or index', () => {
    const values = evaluate(indicators, unitOf({}), nowhere, null);
    expect(values.map(({ indicator }) => indicator)).toEqual(indicators.map(({ id }) => id));
    const numbers = values.filter(({ value }) => value !== null);
    expect(numbers.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['cases', 0],
      ['groups', 0],
      ['violation-money', 0],
    ]);
  });

  it('divides whole numbers once: weights of 1.0001 and 1.0002 are a CMI of 1.00015', () => {
    const unit = unitOf({ cases: 2, grouped: 2, weighted: 2, weightE4: 20_003 });
    expect(valueIn('cmi', unit)).toEqual({
      indicator: 'cmi',
      value: 1.00015,
      above: 2.0003,
      below: 2,
      cases: 2,
    });
    expect(valueIn('total-weight', unit).value).toBe(2.0003);
  });

  it('measures each case by its own group: dear cases in a dear group are no excess', () => {
    const area = benchmarkOf({
      'chs-drg-1.1/A': { cases: 10, grouped: 10, costed: 10, costFen: 1_000, losDays: 100 },
      'chs-drg-1.1/B': { cases: 5, grouped: 5, costed: 5, costFen: 5_000, losDays: 100 },
    });
    const unit = unitOf(
      {},
      {
        'chs-drg-1.1/A': { cases: 2, grouped: 2, costed: 2, costFen: 300, losDays: 10 },
        'chs-drg-1.1/B': { cases: 2, grouped: 2, costed: 1, costFen: 1_000, losDays: 40 },
        // In no group, and in one that the area does not know.
        'chs-drg-1.1/0000': { cases: 9, costed: 9, costFen: 9_000, losDays: 99 },
        'chs-drg-1.1/C': { cases: 9, grouped: 9, costed: 9, costFen: 9_000, losDays: 99 },
      },
    );
    // Cost: (1.5 + 1.5 + 1) ÷ 3; time: (0.5 + 0.5 + 1 + 1) ÷ 4.
    expect(valueIn('cost-index', unit, area)).toMatchObject({ value: 4 / 3, below: 3, cases: 3 });
    expect(valueIn('time-index', unit, area)).toMatchObject({ value: 0.75, above: 3, cases: 4 });
  });

  describe('of what is known of some cases alone', () => {
    const signs = (more: Partial<CaseSigns>) => ({ scheme: 'chs-drg-1.1', transferred: false, ...more });
    const stays = (count: number, more: Partial<CaseSigns>) =>
      Array.from({ length: count }, () => caseFacts({ losDays: 10, signs: signs(more) }));
    const without = { antibacterials: false, dailyDosesE4: 0 };
    const told = { antibacterials: true, dailyDosesE4: 40_000 };
    const untold = { antibacterials: true };

    it('has no intensity, never nought, where half used antibacterials of unknown doses', () => {
      const unit = unitOfCases([...stays(50, without), ...stays(50, untold)]);
      expect(valueIn('antibiotic-use-rate', unit).value).toBe(0.5);
      expect(valueIn('antibiotic-use-intensity', unit)).toEqual({
        indicator: 'antibiotic-use-intensity',
        value: null,
        above: null,
        below: null,
        cases: 50,
      });
    });

    it('has no intensity where the few that used antibacterials are the unknown ones', () => {
      const unit = unitOfCases([...stays(96, without), ...stays(2, told), ...stays(2, untold)]);
      expect(valueIn('antibiotic-use-intensity', unit).value).toBeNull();
    });

    it('has the intensity where doses are known of 95 in 100 users, and nought where nobody used any', () => {
      const known = unitOfCases([...stays(95, told), ...stays(5, untold)]);
      expect(valueIn('antibiotic-use-intensity', known).value).toBe(40);
      expect(valueIn('antibiotic-use-intensity', unitOfCases(stays(9, without))).value).toBe(0);
    });

    it('has a rate of infections where half tell, and none where fewer do', () => {
      const rate = (silent: number) =>
        valueIn(
          'hospital-infection-rate',
          unitOfCases([...stays(9, { infected: true }), ...stays(silent, {})]),
        );
      expect(rate(9)).toMatchObject({ value: 1, cases: 9 });
      expect(rate(10)).toMatchObject({ value: null, cases: 9 });
    });
  });

  it('takes growth against the same period a year before, and none where there was none', () => {
    const year = (costFen: number, costed: number) => unitOf({ cases: costed, costed, costFen });
    expect(valueIn('average-cost-growth', year(1_100, 10), nowhere, year(500, 5))).toMatchObject({
      value: 0.1,
      cases: 5,
    });
    expect(valueIn('average-cost-growth', year(1_100, 10)).value).toBeNull();
    expect(valueIn('average-cost-growth', year(1_100, 10), nowhere, unitOf({})).value).toBeNull();
  });

  it('takes what was imported, and has no value where nobody was asked', () => {
    const asked = (above: number, below: number) => ({
      ...unitOf({}),
      given: new Map([['satisfaction', { above, below }]]),
    });
    expect(valueIn('satisfaction', asked(88, 100))).toMatchObject({ value: 0.88, cases: 100 });
    expect(valueIn('satisfaction', asked(0, 0)).value).toBeNull();
    expect(valueIn('outpatient-wait', asked(88, 100)).value).toBeNull();
  });
});

describe('risk classes of groups', () => {
  const group = (deaths: number, cases: number): Tally => ({ cases, grouped: cases, deaths });

  it('follow the logarithm of mortality, and groups without a death are low', () => {
    // ln 0.001, 0.01, 0.01, 0.1: mean −4.6, deviation 1.63.
    const classes = riskClassesOf({
      groups: groups({
        safe: group(0, 20),
        low: group(1, 1_000),
        middle: group(1, 100),
        alike: group(10, 1_000),
        grave: group(10, 100),
        none: { cases: 10, deaths: 9 },
      }),
    });
    expect(classes.get('safe')).toBe('low');
    expect(classes.get('low')).toBe('low');
    expect(classes.get('middle')).toBe(classes.get('alike'));
    expect(classes.get('grave')).toBe('high');
    expect(classes.has('none')).toBe(false);
  });

  it('call neither of two groups low: each lies just a deviation from the mean', () => {
    for (const [a, b] of [
      [7, 13],
      [1, 99],
      [3, 30],
    ] as const) {
      const classes = riskClassesOf({ groups: groups({ a: group(a, 997), b: group(b, 991) }) });
      expect([classes.get('a'), classes.get('b')]).toEqual(['medium-low', 'medium-high']);
    }
  });

  it('count a death only in groups of low risk', () => {
    const area = benchmarkOf({ low: group(1, 1_000), middle: group(20, 1_000), grave: group(100, 1_000) });
    const unit = unitOf({ cases: 300 }, { low: group(1, 100), grave: group(20, 200), new: group(3, 3) });
    expect(valueIn('low-risk-mortality', unit, area)).toMatchObject({ value: 0.01, above: 1, below: 100 });
  });
});

describe('the stored indicators', () => {
  const [first] = indicators as [ManagementIndicator];
  const refused = (...changed: object[]) =>
    expect(() => parseManagementIndicators(changed.map((change) => ({ ...first, ...change }))));

  it('are at least forty', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(40);
  });

  it('hold on the days they name, thresholds too', () => {
    const threshold = { basis: 'fixed', yellow: 1, red: 2, source: 'test' } as const;
    const versions = parseManagementIndicators([
      { ...first, effectiveTo: '2026-02-28', better: 'lower', thresholds: [threshold] },
      {
        ...first,
        effectiveFrom: '2026-03-01',
        better: 'lower',
        thresholds: [
          { ...threshold, effectiveTo: '2026-06-30' },
          { ...threshold, yellow: 0.5, effectiveFrom: '2026-07-01' },
        ],
      },
    ]);
    const yellowIn = (period: string) =>
      indicatorsInForce(versions, period).flatMap(({ effectiveFrom, thresholds }) => [
        effectiveFrom,
        ...thresholds.map(({ yellow }) => yellow),
      ]);
    expect(yellowIn('2026-02')).toEqual(['2019-01-01', 1]);
    expect(yellowIn('2026-Q1')).toEqual(['2026-03-01', 1]);
    expect(yellowIn('2026')).toEqual(['2026-03-01', 0.5]);
    expect(indicatorsInForce(versions, '2018')).toEqual([]);
  });

  it('are refused where two hold on one day, red lies before yellow, or a growth is of nothing', () => {
    refused({}, {}).toThrow('cases: stands twice for the same days');
    refused({ better: 'lower', thresholds: [{ basis: 'fixed', yellow: 2, red: 1, source: 's' }] }).toThrow(
      'red begins before yellow',
    );
    refused({
      better: 'higher',
      thresholds: [{ basis: 'history', yellow: 0.9, red: 0.95, source: 's' }],
    }).toThrow('red begins before yellow');
    refused({ id: 'g', formula: { kind: 'growth', of: 'x' } }).toThrow('grows with x, which is not there');
    refused({ id: 'g', formula: { kind: 'growth', of: 'g' } }).toThrow('has no growth');
    refused({}, { id: 'g', formula: { kind: 'growth', of: 'cases' }, effectiveFrom: '2018-01-01' }).toThrow(
      'is in force while cases is not',
    );
  });
});
