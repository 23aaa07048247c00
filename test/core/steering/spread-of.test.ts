import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/indicators/evaluate.ts';
import type { ManagementIndicator } from '../../../core/indicators/management-indicator.ts';
import type { Benchmark, UnitFigures } from '../../../core/indicators/unit-figures.ts';
import { lightLamp } from '../../../core/steering/light-lamp.ts';
import { limitOf } from '../../../core/steering/limit.ts';
import { countSpread, monthSpread, type Spread, shareSpread } from '../../../core/steering/spread.ts';
import { spreadOf } from '../../../core/steering/spread-of.ts';
import { indicatorWith, threshold } from '../../support/management-indicators.ts';
import { departmentOf, drawing, normalDrawing, stayWith } from '../../support/random-stays.ts';
import { benchmarkOf } from '../../support/views.ts';

/** Σ of `chance` over the outcomes at which the lamp is red. */
function chanceOfRed(
  counts: number,
  chanceOf: (count: number) => number,
  spreadAt: (count: number) => Spread,
  redAbove: number,
) {
  const limit = limitOf(threshold('fixed', redAbove / 2, redAbove), 'lower', {
    peers: [],
    own: { mean: null, months: 0 },
  });
  if (typeof limit === 'string') throw new Error(limit);
  let chance = 0;
  for (let count = 0; count <= counts; count++) {
    const { interval } = spreadAt(count);
    const value = (interval[0] + interval[1]) / 2;
    if (lightLamp(value, limit, 'lower', spreadAt(count), null).colour === 'red') chance += chanceOf(count);
  }
  return chance;
}

const logFactorials = [0];
for (let n = 1; n <= 400; n++) logFactorials.push((logFactorials[n - 1] ?? 0) + Math.log(n));
const logFactorial = (n: number) => logFactorials[n] ?? Number.NaN;

describe('a unit whose true value is the limit of red', () => {
  it.each([0.001, 0.02, 0.08, 0.35, 0.5, 0.9])(
    'is red in at most 2.5 % of all months, whatever its size: a share of %f',
    (share) => {
      for (const cases of [1, 5, 30, 47, 120, 400]) {
        const binomial = (count: number) =>
          Math.exp(
            logFactorial(cases) -
              logFactorial(count) -
              logFactorial(cases - count) +
              count * Math.log(share) +
              (cases - count) * Math.log(1 - share),
          );
        expect(chanceOfRed(cases, binomial, (count) => shareSpread(count, cases), share)).toBeLessThanOrEqual(
          0.025,
        );
      }
    },
  );

  it.each([0.2, 3, 40])('is red in at most 2.5 % of all months: %f events', (events) => {
    const poisson = (count: number) => Math.exp(count * Math.log(events) - events - logFactorial(count));
    expect(chanceOfRed(200, poisson, (count) => countSpread(count, 50), events / 50)).toBeLessThanOrEqual(
      0.025,
    );
  });
});

/** Share of drawn departments whose interval holds the true value. */
function coverage(
  indicator: ManagementIndicator,
  truth: number,
  unitOf: () => readonly [UnitFigures, UnitFigures | null],
  benchmark: Benchmark,
) {
  const grown = indicatorWith({ id: 'average-cost', formula: averageCost });
  const indicators = new Map([indicator, grown].map((one) => [one.id, one]));
  let [held, drawn] = [0, 0];
  for (; drawn < 250; drawn++) {
    const [unit, yearBefore] = unitOf();
    const [value] = evaluate([...indicators.values()], unit, benchmark, yearBefore);
    const spread =
      value && spreadOf({ indicator, value, unit, yearBefore, benchmark, months: [] }, indicators);
    if (!spread) throw new Error('no spread');
    expect(spread.by).toBe('cases');
    if (spread.interval[0] <= truth && truth <= spread.interval[1]) held += 1;
  }
  return held / drawn;
}

const averageCost = { kind: 'ratio', above: { costFen: 1 }, below: { costed: 1 }, cases: 'costed' } as const;
const groups = [
  { code: 'A', meanFen: 600_000, share: 0.5 },
  { code: 'B', meanFen: 1_200_000, share: 0.35 },
  { code: 'C', meanFen: 4_000_000, share: 0.15 },
];
const meanFen = groups.reduce((sum, group) => sum + group.meanFen * group.share, 0);

/** Departments of so many stays, log-normal within their groups. */
function departments(stays: number, seed: number, timesYearBefore = 1) {
  const draw = drawing(seed);
  const normal = normalDrawing(draw);
  const sigma = 0.5;
  const department = (times: number) =>
    departmentOf(
      Array.from({ length: stays }, () => {
        const place = draw();
        const group = place < 0.5 ? groups[0] : place < 0.85 ? groups[1] : groups[2];
        const costFen = Math.round(
          (group?.meanFen ?? 0) * times * Math.exp(sigma * normal() - sigma ** 2 / 2),
        );
        const drugShare = Math.min(0.95, Math.max(0.01, 0.3 + 0.1 * normal()));
        const losDays = Math.max(1, Math.round(8 * Math.exp(0.4 * normal() - 0.08)));
        return stayWith({
          group: group?.code ?? '',
          costFen,
          losDays,
          weightE4: Math.round((group?.meanFen ?? 0) / 100),
          signs: {
            scheme: 'chs',
            transferred: false,
            partsFen: {
              drug: Math.round(drugShare * costFen),
              slice: 0,
              testing: 0,
              consumable: 0,
              treatment: 0,
            },
            dailyDosesE4: Math.round(losDays * 10_000 * Math.max(0, 0.4 + 0.3 * normal())),
          },
        });
      }),
    );
  return () => [department(1), timesYearBefore === 1 ? null : department(timesYearBefore)] as const;
}

const area = benchmarkOf(
  Object.fromEntries(
    groups.map(({ code, meanFen: mean }) => [
      `chs/${code}`,
      { grouped: 100, costed: 100, costFen: 100 * mean },
    ]),
  ),
);

describe('the 95 % interval from the spread among cases', () => {
  it.each([
    {
      name: 'of an average cost',
      indicator: indicatorWith({ unit: 'fen', formula: averageCost }),
      truth: meanFen,
    },
    {
      name: 'of a cost index',
      indicator: indicatorWith({ unit: 'index', formula: { kind: 'consumption', of: 'cost' } }),
      truth: 1,
    },
    {
      name: 'of a case-mix index',
      indicator: indicatorWith({
        unit: 'weight',
        formula: {
          kind: 'ratio',
          above: { weightE4: 1 },
          below: { weighted: 1 },
          over: 10_000,
          cases: 'weighted',
        },
      }),
      truth: meanFen / 1_000_000,
    },
    {
      name: 'of antibacterial use',
      indicator: indicatorWith({
        unit: 'ddd-per-100-days',
        formula: {
          kind: 'ratio',
          above: { dailyDosesE4: 1 },
          below: { dosedDays: 1 },
          over: 100,
          cases: 'dosed',
        },
      }),
      // Of a normal with mean 0.4 and deviation 0.3, cut off at nought.
      truth: 41.27,
    },
    {
      name: 'of a drug share',
      indicator: indicatorWith({
        formula: { kind: 'ratio', above: { 'part/drug': 1 }, below: { partedFen: 1 }, cases: 'parted' },
      }),
      truth: 0.3,
    },
  ])('holds the truth in 95 % of departments: $name', ({ indicator, truth }) => {
    expect(Math.abs(coverage(indicator, truth, departments(80, 11), area) - 0.95)).toBeLessThan(0.03);
  });

  it('of a growth, too', () => {
    const growth = indicatorWith({ id: 'growth', formula: { kind: 'growth', of: 'average-cost' } });
    const held = coverage(growth, 1 / 0.9 - 1, departments(60, 5, 0.9), area);
    expect(Math.abs(held - 0.95)).toBeLessThan(0.03);
  });
});

describe('the steps from month to month', () => {
  it('hold the level of a steady unit in 95 % of months', () => {
    const normal = normalDrawing(drawing(3));
    let held = 0;
    for (let drawn = 0; drawn < 4000; drawn++) {
      const months = Array.from({ length: 12 }, () => 10 + normal());
      const spread = monthSpread(10 + normal(), months);
      if (spread && spread.interval[0] <= 10 && 10 <= spread.interval[1]) held += 1;
    }
    expect(held / 4000).toBeGreaterThan(0.93);
  });

  it('say nothing of fewer than six months, or of months that are all alike', () => {
    expect(monthSpread(3, [1, 2, 1, 2, 1])).toBeNull();
    expect(monthSpread(3, [1, 1, 1, 1, 1, 1])).toBeNull();
  });
});
