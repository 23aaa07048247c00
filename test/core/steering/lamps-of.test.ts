import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManagementIndicator } from '../../../core/indicators/management-indicator.ts';
import { monthsUntil } from '../../../core/indicators/period.ts';
import type { UnitFigures } from '../../../core/indicators/unit-figures.ts';
import { lampsOf } from '../../../core/steering/lamps-of.ts';
import { colours } from '../../../core/steering/light-lamp.ts';
import { holds } from '../../support/holds.ts';
import { indicatorWith, threshold } from '../../support/management-indicators.ts';
import { historyOf, unitOf, viewOf } from '../../support/views.ts';

const deathsOf = (deaths: number, cases: number) => unitOf({ cases, deaths });
const fixed = indicatorWith({ thresholds: [threshold('fixed', 0.02, 0.05)] });

/** The lamp of a single unit by a single indicator. */
function lampOf(
  now: UnitFigures,
  indicator: ManagementIndicator,
  more: Parameters<typeof viewOf>[0][string] | object = {},
) {
  const [lamp] = lampsOf({ view: viewOf({ a: { now, ...more } }), history: [], indicators: [indicator] });
  if (!lamp) throw new Error('no lamp');
  return lamp;
}

describe('a lamp by a fixed threshold', () => {
  it.each([
    { deaths: 0, cases: 400, colour: 'green', isSure: true },
    { deaths: 0, cases: 40, colour: 'green', isSure: false },
    { deaths: 8, cases: 400, colour: 'green', isSure: false },
    { deaths: 12, cases: 400, colour: 'yellow', isSure: false },
    { deaths: 160, cases: 4000, colour: 'yellow', isSure: true },
    { deaths: 3, cases: 40, colour: 'yellow', isSure: false, isPastRed: true },
    { deaths: 60, cases: 400, colour: 'red', isSure: true, isPastRed: true },
  ])(
    'is $colour, sure: $isSure, at $deaths of $cases',
    ({ deaths, cases, isPastRed = false, ...expected }) => {
      expect(lampOf(deathsOf(deaths, cases), fixed)).toMatchObject({ ...expected, isPastRed, reason: null });
    },
  );

  it('says the value, the threshold with its source, the interval, and how likely the truth is past it', () => {
    expect(lampOf(deathsOf(3, 40), fixed)).toMatchObject({
      value: 0.075,
      cases: 40,
      limit: { basis: 'fixed', yellow: 0.02, red: 0.05, source: 'fixed of a test' },
      range: { by: 'share', low: expect.closeTo(0.0157, 4), high: expect.closeTo(0.2039, 4) },
      pastProbability: expect.closeTo(0.78, 2),
    });
  });

  it('lights nothing with few cases, without data, without a threshold, or out of force, and says why', () => {
    expect(lampOf(deathsOf(9, 29), fixed)).toMatchObject({
      colour: 'none',
      reason: 'few-cases',
      range: { by: 'share' },
    });
    expect(lampOf(unitOf({ outpatientBills: 9 }), fixed)).toMatchObject({
      colour: 'none',
      reason: 'no-data',
      value: null,
    });
    expect(lampOf(deathsOf(9, 90), indicatorWith({}))).toMatchObject({
      colour: 'none',
      reason: 'no-threshold',
      value: 0.1,
    });
    const neutral = indicatorWith({ better: 'neither' });
    expect(lampOf(deathsOf(9, 90), neutral)).toMatchObject({ colour: 'none', reason: 'no-threshold' });
    const future = indicatorWith({ ...fixed, effectiveFrom: '2026-06-01' });
    expect(lampOf(deathsOf(9, 90), future)).toMatchObject({
      colour: 'none',
      reason: 'not-in-force',
      value: null,
    });
  });

  it('says what it was in the period before and in the year before', () => {
    const lamp = lampOf(deathsOf(3, 60), fixed, { before: deathsOf(3, 30), yearBefore: deathsOf(0, 9) });
    expect(lamp).toMatchObject({ value: 0.05, before: 0.1, yearBefore: 0 });
  });
});

describe('where nobody can tell how far a value may be off', () => {
  const share = indicatorWith({
    formula: { kind: 'ratio', above: { identifiedFen: 1 }, below: { costFen: 1 } },
    thresholds: [threshold('fixed', 0.01, 0.03)],
  });
  const money = (identifiedFen: number) => unitOf({ cases: 50, costFen: 1000, identifiedFen });

  it('is red only when the period before was past red too', () => {
    expect(lampOf(money(40), share)).toMatchObject({
      colour: 'yellow',
      isPastRed: true,
      isSure: null,
      range: null,
    });
    expect(lampOf(money(40), share, { before: money(29) }).colour).toBe('yellow');
    expect(lampOf(money(40), share, { before: money(31) })).toMatchObject({ colour: 'red', isSure: null });
  });

  it('goes by the steps from month to month where there are six of them', () => {
    const months = monthsUntil('2026-04', 8);
    const history = historyOf(
      Object.fromEntries(months.map((month, at) => [month, { a: money(10 + (at % 2)) }])),
    );
    const view = viewOf({ a: { now: money(60) } });
    const [lamp] = lampsOf({ view, history, indicators: [share] });
    expect(lamp).toMatchObject({ colour: 'red', isSure: true, range: { by: 'months' } });
  });
});

describe('a lamp beside peers', () => {
  const beside = indicatorWith({ thresholds: [threshold('peers', 0.5, 0.8)] });
  const others = [10, 20, 30, 40, 50].map(
    (deaths, at) => [`p${at}`, { now: deathsOf(deaths, 1000) }] as const,
  );
  const judge = (deaths: number) =>
    lampsOf({
      view: viewOf({ ...Object.fromEntries(others), x: { now: deathsOf(deaths, 1000) } }),
      history: [],
      indicators: [beside],
    }).at(-1);

  it('has its limits where so many of the others are better', () => {
    expect(judge(30)).toMatchObject({
      colour: 'green',
      limit: { basis: 'peers', yellow: 0.03, red: 0.04, madeOf: 5 },
    });
    expect(judge(31)?.colour).toBe('yellow');
    expect(judge(80)?.colour).toBe('red');
  });

  it('needs five peers with enough cases', () => {
    const few = Object.fromEntries([...others.slice(1), ['tiny', { now: deathsOf(0, 5) }] as const]);
    const view = viewOf({ ...few, x: { now: deathsOf(9, 100) } });
    expect(lampsOf({ view, history: [], indicators: [beside] }).at(-1)).toMatchObject({
      colour: 'none',
      reason: 'few-peers',
    });
  });

  it('calls the best one so, and sure if its interval is better than the middle', () => {
    expect(judge(9)?.news).toEqual([{ kind: 'best-of-peers', peers: 5, isSure: true }]);
    expect(judge(10)?.news).toEqual([]);
  });
});

describe('a lamp beside its own past', () => {
  const grown = indicatorWith({
    formula: { kind: 'sum', of: { cases: 1 } },
    unit: 'count',
    thresholds: [threshold('history', 1.2, 1.5)],
    minCases: 1,
  });
  const months = (count: number) =>
    historyOf(
      Object.fromEntries(
        monthsUntil('2026-04', count).map((month, at) => [month, { a: unitOf({ cases: 100 + (at % 2) }) }]),
      ),
    );

  it('is held against the mean of the twelve months before; a quarter against three times that', () => {
    const now = unitOf({ cases: 121 });
    const [lamp] = lampsOf({ view: viewOf({ a: { now } }), history: months(12), indicators: [grown] });
    expect(lamp).toMatchObject({
      colour: 'yellow',
      limit: { basis: 'history', yellow: 1.2 * 100.5, madeOf: 12 },
    });
    const [quarter] = lampsOf({
      view: viewOf({ a: { now: unitOf({ cases: 301 }) } }, '2026-Q2'),
      history: months(13),
      indicators: [grown],
    });
    expect(quarter).toMatchObject({ colour: 'green', limit: { yellow: expect.closeTo(1.2 * 3 * 100.5, 5) } });
  });

  it('says nothing with fewer than six months', () => {
    const [lamp] = lampsOf({
      view: viewOf({ a: { now: unitOf({ cases: 900 }) } }),
      history: months(5),
      indicators: [grown],
    });
    expect(lamp).toMatchObject({ colour: 'none', reason: 'few-months' });
  });

  it('weighs the months of a share by their cases', () => {
    const share = indicatorWith({ thresholds: [threshold('history', 1.2, 1.5)] });
    const history = historyOf(
      Object.fromEntries(
        monthsUntil('2026-04', 6).map((month, at) => [
          month,
          { a: at === 0 ? deathsOf(50, 100) : deathsOf(10, 180) },
        ]),
      ),
    );
    const [lamp] = lampsOf({ view: viewOf({ a: { now: deathsOf(9, 90) } }), history, indicators: [share] });
    expect(lamp?.limit?.yellow).toBeCloseTo((1.2 * 100) / 1000, 12);
  });
});

describe('several thresholds', () => {
  it('let the worst decide, and say which it was', () => {
    const both = indicatorWith({
      thresholds: [
        threshold('fixed', 0.5, 0.6),
        threshold('peers', 0.5, 0.8),
        threshold('fixed', 0.01, 0.02),
      ],
    });
    expect(lampOf(deathsOf(60, 400), both)).toMatchObject({
      colour: 'red',
      limit: { basis: 'fixed', red: 0.02 },
    });
  });
});

describe('good news', () => {
  const improving = (deaths: readonly number[]) =>
    historyOf(
      Object.fromEntries(
        monthsUntil('2026-04', deaths.length).map((month, at) => [
          month,
          { a: deathsOf(deaths[at] ?? 0, 500) },
        ]),
      ),
    );
  const newsAt = (deaths: number, before: readonly number[]) =>
    lampsOf({
      view: viewOf({ a: { now: deathsOf(deaths, 500) } }),
      history: improving(before),
      indicators: [fixed],
    })[0]?.news;

  it('is three months better in a row, sure where then and now are apart', () => {
    expect(newsAt(5, [60, 50, 20])).toEqual([{ kind: 'improved-three-months', from: 0.12, isSure: true }]);
    expect(newsAt(17, [20, 19, 18])).toEqual([{ kind: 'improved-three-months', from: 0.04, isSure: false }]);
  });

  it('is none where a month stood still, got worse or is missing', () => {
    expect(newsAt(5, [20, 20, 18])).toEqual([]);
    expect(newsAt(5, [20, 30, 18])).toEqual([]);
    expect(newsAt(5, [30, 18])).toEqual([]);
  });
});

describe('whatever the units', () => {
  const unit = fc.record({ deaths: fc.nat(60), cases: fc.integer({ min: 60, max: 3000 }) });
  const all = indicatorWith({
    thresholds: [
      threshold('fixed', 0.03, 0.06),
      threshold('peers', 0.6, 0.9),
      threshold('history', 1.1, 1.3),
    ],
  });
  const history = historyOf(
    Object.fromEntries(monthsUntil('2026-04', 12).map((month) => [month, { u0: deathsOf(5, 200) }])),
  );
  const lampsFor = (
    units: readonly { deaths: number; cases: number }[],
    order = units.map((_, at) => at),
  ) => {
    const rows = order.map(
      (at) => [`u${at}`, { now: deathsOf(units[at]?.deaths ?? 0, units[at]?.cases ?? 0) }] as const,
    );
    const lamps = lampsOf({ view: viewOf(Object.fromEntries(rows)), history, indicators: [all] });
    return new Map(lamps.map((lamp) => [lamp.unit, lamp]));
  };

  it('a better value of as many cases never gives a worse lamp', () => {
    holds(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 9 }), fc.nat(60), (units, fewer) => {
        const [first, ...rest] = units;
        if (!first) return;
        const badness = (deaths: number) =>
          colours.indexOf(
            lampsFor([{ ...first, deaths }, ...rest]).get('u0')?.colour as (typeof colours)[number],
          );
        expect(badness(Math.max(0, first.deaths - fewer))).toBeLessThanOrEqual(badness(first.deaths));
      }),
    );
  });

  it('their order changes nothing', () => {
    const shuffled = fc.array(unit, { minLength: 1, maxLength: 9 }).chain((units) =>
      fc.tuple(
        fc.constant(units),
        fc.shuffledSubarray(
          units.map((_, at) => at),
          { minLength: units.length },
        ),
      ),
    );
    holds(
      fc.property(shuffled, ([units, order]) => {
        const [inOrder, otherwise] = [lampsFor(units), lampsFor(units, order)];
        for (const [key, lamp] of inOrder) expect(otherwise.get(key)).toEqual(lamp);
      }),
    );
  });
});
