import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BackTest, backTest } from '../../../core/forecast/back-test.ts';
import { chooseMethod } from '../../../core/forecast/choose-method.ts';
import { errorScale, meanAbsoluteError, symmetricError } from '../../../core/forecast/forecast-errors.ts';
import { lifespanOf } from '../../../core/forecast/lifespan.ts';
import { allMethods } from '../../../core/forecast/methods/all-methods.ts';
import type { MethodId } from '../../../core/forecast/methods/method.ts';
import { holds } from '../../support/holds.ts';

const options = {
  methods: allMethods,
  horizon: 3,
  origins: 12,
  minMonths: 6,
  seasonAt: () => Array<number>(60).fill(1),
};

describe('a back-test', () => {
  it('asks at the last twelve months, each time for as many months as have come since', () => {
    const { trials } = backTest(
      Array.from({ length: 36 }, (_, at) => at),
      options,
    );
    expect(trials.map(({ seen }) => seen)).toEqual([24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35]);
    expect(trials.at(0)?.actual).toEqual([24, 25, 26]);
    expect(trials.at(-1)?.actual).toEqual([35]);
  });

  it('asks no method that needs more months than had been seen, and nobody after too few', () => {
    const short = backTest(
      Array.from({ length: 8 }, (_, at) => at),
      options,
    );
    expect(short.trials.map(({ seen }) => seen)).toEqual([6, 7]);
    expect(short.trials[0]?.forecasts.has('seasonal-naive')).toBe(false);
    expect(backTest([1, 2, 3], options).trials).toEqual([]);
  });

  it('never tells a method what came later', () => {
    const values = fc.array(fc.nat(50), { minLength: 26, maxLength: 30 });
    holds(
      fc.property(values, fc.nat(1000), (months, other) => {
        const at = months.length - 6;
        const changed = months.map((value, month) => (month < at ? value : other));
        const [one, two] = [backTest(months, options), backTest(changed, options)].map(({ trials }) =>
          trials.find(({ seen }) => seen === at),
        );
        expect(two?.forecasts).toEqual(one?.forecasts);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the choice of a method', () => {
  const rule = { margin: 0.3, winShare: 0.9, minOrigins: 8 };
  const ids: readonly MethodId[] = ['naive', 'seasonal-naive', 'combination'];
  /** Errors of each at every origin, of one month. */
  const testOf = (errors: Readonly<Partial<Record<MethodId, readonly number[]>>>): BackTest => ({
    trials: (errors.combination ?? []).map((_, at) => ({
      seen: 12 + at,
      actual: [100],
      forecasts: new Map(
        (Object.entries(errors) as [MethodId, readonly number[]][]).map(([id, of]) => [
          id,
          [100 + (of[at] ?? 0)],
        ]),
      ),
    })),
  });
  const flat = (error: number, count = 10) => Array<number>(count).fill(error);
  const choose = (...tests: readonly BackTest[]) => chooseMethod(tests, ids, 'combination', rule);

  it('stays with the combination where another is only a little better', () => {
    expect(choose(testOf({ combination: flat(10), naive: flat(8) }))).toBe('combination');
  });

  it('takes what is much better nearly always', () => {
    expect(choose(testOf({ combination: flat(10), naive: flat(6), 'seasonal-naive': flat(5) }))).toBe(
      'seasonal-naive',
    );
  });

  it('takes nothing that owes its lead to a few lucky months', () => {
    const lucky = [...flat(0, 7), ...flat(12, 3)];
    expect(choose(testOf({ combination: flat(10), naive: lucky }))).toBe('combination');
  });

  it('takes nothing by few trials, and nothing where there are none', () => {
    expect(choose(testOf({ combination: flat(10, 7), naive: flat(1, 7) }))).toBe('combination');
    expect(choose({ trials: [] })).toBe('combination');
  });

  it('looks at all measures of a unit', () => {
    const cases = testOf({ combination: flat(10), naive: flat(5) });
    const cost = testOf({ combination: flat(10), naive: flat(40) });
    expect(choose(cases)).toBe('naive');
    expect(choose(cases, cost)).toBe('combination');
  });

  it('stays where nobody ever errs', () => {
    expect(choose(testOf({ combination: flat(0), naive: flat(0) }))).toBe('combination');
  });
});

describe('errors, by hand', () => {
  const pairs = [
    { actual: 10, forecast: 12 },
    { actual: 0, forecast: 0 },
    { actual: 4, forecast: 0 },
  ];

  it('are means of absolute differences, and of shares of both', () => {
    expect(meanAbsoluteError(pairs)).toBe(2);
    expect(symmetricError(pairs)).toBeCloseTo((4 / 22 + 0 + 2) / 3, 12);
  });

  it('are measured by the changes against last year, or last month, where there is no year', () => {
    const year = Array.from({ length: 12 }, (_, at) => at);
    expect(errorScale([...year, ...year.map((value) => value + 3)])).toBe(3);
    expect(errorScale([1, 4, 2])).toBe(2.5);
    expect(errorScale(Array(24).fill(7))).toBeNull();
    expect(errorScale([7])).toBeNull();
  });
});

describe('the life of a unit', () => {
  it('begins with its first month and ends with its last where chance explains neither', () => {
    expect(lifespanOf([0, 0, 0, 5, 6, 4], 0.01)).toEqual({ from: 3, closed: false });
    expect(lifespanOf([5, 6, 4, 0, 0], 0.01)).toEqual({ from: 0, closed: true });
  });

  it('has months of nothing in it where it is rare', () => {
    expect(lifespanOf([0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0], 0.01)).toEqual({ from: 0, closed: false });
    expect(lifespanOf([0, 0, 0], 0.01)).toEqual({ from: 0, closed: false });
  });
});
