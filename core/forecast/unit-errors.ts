import type { Trial } from './back-test.ts';
import { meanOf } from './forecast-errors.ts';
import { type ForecastMeasure, type ForecastRatio, forecastRatios } from './forecast-measures.ts';
import { type MethodId, yearMonths } from './methods/method.ts';
import type { MeasureRun, UnitRun } from './run-unit.ts';
import type { UnitErrors } from './spread.ts';

/** Errors of the chosen method by how far ahead; sums of all months of the horizon last. */
export function errorsOf(run: UnitRun, measure: ForecastMeasure, horizon: number): UnitErrors {
  const { test, perCase, values } = run.measures.get(measure) as MeasureRun;
  const error = (actual: number, forecast: number) => (root(actual) - root(forecast)) / Math.sqrt(perCase);
  return {
    level: levelOf(values) / perCase,
    errors: byAhead(horizon, (ahead) =>
      test.trials.flatMap((trial) => {
        const pair = pairOf(trial, run.method, ahead, horizon);
        return pair ? [error(pair[0], pair[1])] : [];
      }),
    ),
  };
}

/** The same of the logarithm of a ratio, times the root of the cases: it varies the less the more cases there are. */
export function ratioErrorsOf(run: UnitRun, ratio: ForecastRatio, horizon: number): UnitErrors {
  const above = run.measures.get(forecastRatios[ratio].above);
  const below = run.measures.get('cases') as MeasureRun;
  const level = levelOf(below.values);
  // The measure may be known later than the cases: both are counted from the end.
  const trials = pairTrials(above?.test.trials ?? [], below.test.trials);
  return {
    level,
    errors: byAhead(horizon, (ahead) =>
      trials.flatMap(([top, bottom]) => {
        const [one, other] = [
          pairOf(top, run.method, ahead, horizon),
          pairOf(bottom, run.method, ahead, horizon),
        ];
        if (!one || !other || [...one, ...other].some((value) => value <= 0)) return [];
        return [Math.log(one[0] / other[0] / (one[1] / other[1])) * Math.sqrt(level)];
      }),
    ),
  };
}

/** What came and what was forecast; `ahead` = `horizon` is all months together. */
function pairOf(
  { actual, forecasts }: Trial,
  method: MethodId,
  ahead: number,
  horizon: number,
): readonly [actual: number, forecast: number] | null {
  // Before the method could be used the combination was.
  const forecast = forecasts.get(method) ?? forecasts.get('combination');
  if (!forecast) return null;
  if (ahead < horizon)
    return ahead < actual.length ? [actual[ahead] as number, forecast[ahead] as number] : null;
  return actual.length === horizon ? [sumOf(actual), sumOf(forecast)] : null;
}

function pairTrials(one: readonly Trial[], other: readonly Trial[]): readonly (readonly [Trial, Trial])[] {
  const count = Math.min(one.length, other.length);
  return Array.from({ length: count }, (_, at) => [
    one[one.length - count + at] as Trial,
    other[other.length - count + at] as Trial,
  ]);
}

function byAhead(
  horizon: number,
  errors: (ahead: number) => readonly number[],
): readonly (readonly number[])[] {
  return Array.from({ length: horizon + 1 }, (_, ahead) => errors(ahead));
}

/** Of the last year. */
function levelOf(values: readonly number[]): number {
  return Math.max(0, meanOf(values.slice(-yearMonths)));
}

function root(value: number): number {
  return Math.sqrt(Math.max(0, value));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
