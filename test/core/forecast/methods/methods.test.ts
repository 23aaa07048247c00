import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMethods } from '../../../../core/forecast/methods/all-methods.ts';
import { runDamped } from '../../../../core/forecast/methods/damped-trend.ts';
import { fitLine } from '../../../../core/forecast/methods/fit-line.ts';
import { runHoltWinters } from '../../../../core/forecast/methods/holt-winters.ts';
import type { Method, MethodId } from '../../../../core/forecast/methods/method.ts';
import { smooth, smoothBest } from '../../../../core/forecast/methods/smooth.ts';
import { theta } from '../../../../core/forecast/methods/theta.ts';
import { holds } from '../../../support/holds.ts';

const by = (id: MethodId): Method => {
  const found = allMethods.find((method) => method.id === id);
  if (!found) throw new Error(id);
  return found;
};
const usual = (count: number) => Array<number>(count).fill(1);
const forecast = (method: Method, values: readonly number[], horizon = 3) =>
  method.forecast({ values, factors: usual(values.length + horizon) }, horizon);

/** Oil production of Saudi Arabia, million tonnes, 1996 to 2013: table 7.1 of Hyndman & Athanasopoulos, 2nd ed. */
const oil = [
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87,
  456.72, 473.82, 525.95, 549.83, 542.34,
];
/** Thousands of air passengers by month, 1949 to 1951: series G of Box & Jenkins. */
const passengers = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158,
  133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
];
/** Air passengers of Australia, millions, from 1990: table 7.2 of the same. */
const australia = [
  17.5534, 21.86, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
  33.477398, 39.021581, 41.386432, 41.596552,
];

describe('simple exponential smoothing', () => {
  it('gives what the book gives: 542.68 with alpha 0.8339 (FPP 2nd ed., 7.1)', () => {
    expect(smooth(oil, 0.8339).level).toBeCloseTo(542.68, 2);
  });

  it('finds the starting level and the sum of squares that statsmodels 0.15.0 finds for a given weight', () => {
    const newer = [
      446.6565, 454.4733, 455.663, 423.6322, 456.2713, 440.5881, 425.3325, 485.1494, 506.0482, 526.792,
      514.2689, 494.211,
    ];
    expect(smooth(newer, 0.2).squares).toBeCloseTo(12114.521093554838, 4);
    expect(smooth(newer, 0.2).level).toBeCloseTo(485.49060634, 4);
    expect(smooth(newer, 0.6).level).toBeCloseTo(501.83748793, 4);
  });

  it('takes the weight of its grid next to the best, which statsmodels has at 0.8338', () => {
    expect(smoothBest(oil).alpha).toBe(0.85);
  });
});

describe('the damped trend', () => {
  it('runs as that of statsmodels 0.15.0 from the same start with the same weights', () => {
    const state = runDamped(australia, { start: 19, slope: 2 }, { alpha: 0.5, beta: 0.2, phi: 0.9 });
    expect(state.squares).toBeCloseTo(61.56630412880757, 6);
    const [one, two] = [state.level + 0.9 * state.trend, state.level + (0.9 + 0.81) * state.trend];
    expect([one, two]).toEqual([expect.closeTo(42.32491394, 6), expect.closeTo(43.40801212, 6)]);
  });
});

describe('Holt-Winters', () => {
  const weights = { alpha: 0.4, beta: 0.05, gamma: 0.15 };

  it('runs as that of statsmodels 0.15.0 from the same start with the same weights, additive', () => {
    const { level, trend, season, squares } = runHoltWinters(passengers, weights, 'additive');
    expect(squares).toBeCloseTo(1083.74166910244, 6);
    expect(level + trend + (season[0] as number)).toBeCloseTo(171.434152, 5);
    expect(level + 7 * trend + (season[6] as number)).toBeCloseTo(215.219548, 5);
    expect(level + 11 * trend + (season[10] as number)).toBeCloseTo(169.297447, 5);
  });

  it('and multiplicative', () => {
    const { level, trend, season, squares } = runHoltWinters(passengers, weights, 'multiplicative');
    expect(squares).toBeCloseTo(950.6442564255727, 6);
    expect((level + trend) * (season[0] as number)).toBeCloseTo(171.286734, 5);
    expect((level + 7 * trend) * (season[6] as number)).toBeCloseTo(232.633849, 5);
    expect((level + 11 * trend) * (season[10] as number)).toBeCloseTo(162.975406, 5);
  });

  it('follows a straight line with a season to the letter', () => {
    const season = [5, -3, 0, 2, -4, 1, 6, -2, -5, 3, -1, -2];
    const line = (at: number) => 100 + 2 * at + (season[at % 12] as number);
    const values = Array.from({ length: 30 }, (_, at) => line(at));
    for (const [at, value] of forecast(by('holt-winters-additive'), values, 6).entries())
      expect(value).toBeCloseTo(line(30 + at), 6);
  });

  it('adds its season where a month of nothing forbids to multiply', () => {
    const values = passengers.map((value, at) => (at === 20 ? 0 : value));
    expect(forecast(by('holt-winters-multiplicative'), values)).toEqual(
      forecast(by('holt-winters-additive'), values),
    );
  });
});

describe('Theta', () => {
  it('gives what statsmodels 0.15.0 gives: slope 1.69601, alpha near 1, then 166.845, 167.693, 168.541', () => {
    expect(fitLine(passengers).slope).toBeCloseTo(1.69601, 5);
    const found = theta.forecast({ values: passengers, factors: [] }, 3);
    expect(found).toEqual([166.845, 167.693, 168.541].map((value) => expect.closeTo(value, 1)));
  });
});

describe('the simple methods, by hand', () => {
  const values = [10, 12, 11, 13, 15, 14, 16, 18, 17, 19, 21, 20, 22, 24];

  it.each([
    ['naive', [24, 24, 24]],
    ['seasonal-naive', [11, 13, 15]],
    ['drift', [24 + 14 / 13, 24 + 28 / 13, 24 + 42 / 13]],
    ['moving-average', Array(3).fill((11 + 13 + 15 + 14 + 16 + 18 + 17 + 19 + 21 + 20 + 22 + 24) / 12)],
  ] as const)('%s', (id, expected) => {
    expect(forecast(by(id), values)).toEqual(expected.map((value) => expect.closeTo(value, 9)));
  });
});

describe('a season that is known', () => {
  it('is taken out before the method and put back after it', () => {
    const factors = Array.from({ length: 27 }, (_, at) => (at % 2 === 0 ? 0.5 : 2));
    const values = factors.slice(0, 24).map((factor) => 40 * factor);
    const found = by('simple-smoothing').forecast({ values, factors }, 3);
    expect(found).toEqual([20, 80, 20].map((value) => expect.closeTo(value, 6)));
  });
});

const series = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 24, maxLength: 40 });

describe.each(allMethods.map((method) => [method.id, method] as const))('%s', (_, method) => {
  it('forecasts a constant series as the constant', () => {
    holds(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: method.minMonths, max: 40 }),
        (value, count) => {
          for (const month of forecast(method, Array<number>(count).fill(value), 6))
            expect(month).toBeCloseTo(value, 6);
        },
      ),
    );
  });

  it('gives c times the forecast for c times the series', () => {
    holds(
      fc.property(series, fc.constantFrom(0.25, 4, 1024), (values, times) => {
        const scaled = forecast(
          method,
          values.map((value) => value * times),
        );
        expect(scaled).toEqual(forecast(method, values).map((value) => expect.closeTo(value * times, 5)));
      }),
    );
  });

  it('is finite for any series that is long enough', () => {
    holds(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: method.minMonths, maxLength: 40 }),
        (values) => {
          expect(forecast(method, values, 12).every(Number.isFinite)).toBe(true);
          expect(forecast(method, values, 12)).toHaveLength(12);
        },
      ),
    );
  });
});

// Multiplied seasons move with the level.
describe.each(
  allMethods
    .filter(({ id }) => id !== 'holt-winters-multiplicative')
    .map((method) => [method.id, method] as const),
)('%s', (_, method) => {
  it('moves up by what is added to every month', () => {
    holds(
      fc.property(series, fc.constantFrom(64, 512), (values, more) => {
        const moved = forecast(
          method,
          values.map((value) => value + more),
        );
        const expected = forecast(method, values);
        for (const [at, value] of moved.entries())
          expect(value).toBeCloseTo((expected[at] as number) + more, 4);
      }),
    );
  });
});
