import type { Method, MethodId } from './methods/method.ts';
import type { Season } from './season.ts';

/** What methods would have said at earlier months, of what has come since. */
export interface BackTest {
  /** By how many months had been seen, ascending. */
  readonly trials: readonly Trial[];
}

export interface Trial {
  readonly seen: number;
  /** What came then: as many months as are known, `horizon` at most. */
  readonly actual: readonly number[];
  /** By method that could be used, as long as `actual`. */
  readonly forecasts: ReadonlyMap<MethodId, readonly number[]>;
}

export interface BackTestOptions {
  readonly methods: readonly Method[];
  readonly horizon: number;
  readonly origins: number;
  readonly minMonths: number;
  /** The season as it was known after so many months, of all months. */
  readonly seasonAt: (seen: number) => Season;
}

/** A rolling origin (FPP 5.10): each trial is told the months before it alone. */
export function backTest(values: readonly number[], options: BackTestOptions): BackTest {
  const first = Math.max(options.minMonths, values.length - options.origins);
  const origins = Array.from({ length: Math.max(0, values.length - first) }, (_, at) => first + at);
  return { trials: origins.map((seen) => trialAt(values, seen, options)) };
}

function trialAt(
  values: readonly number[],
  seen: number,
  { methods, horizon, seasonAt }: BackTestOptions,
): Trial {
  const history = { values: values.slice(0, seen), factors: seasonAt(seen) };
  const actual = values.slice(seen, seen + horizon);
  const able = methods.filter(({ minMonths }) => seen >= minMonths);
  return {
    seen,
    actual,
    forecasts: new Map(
      able.map((method) => [method.id, method.forecast(history, actual.length).map(notNegative)]),
    ),
  };
}

/** Cases, weight, days and money are never less than nothing. */
export function notNegative(value: number): number {
  return Math.max(0, value);
}
