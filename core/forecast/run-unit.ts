import { type BackTest, backTest, notNegative } from './back-test.ts';
import { chooseMethod } from './choose-method.ts';
import { type ForecastMeasure, forecastMeasures } from './forecast-measures.ts';
import type { ForecastParameters } from './forecast-parameters.ts';
import { type Lifespan, lifespanOf } from './lifespan.ts';
import { allMethods, combination } from './methods/all-methods.ts';
import { type MethodId, yearMonths } from './methods/method.ts';
import type { MonthFeatures } from './month-features.ts';
import { type Season, seasonOf } from './season.ts';
import type { UnitSeries } from './unit-series.ts';

/** A unit's forecasts as they come, before they are made to add up. */
export interface UnitRun {
  readonly series: UnitSeries;
  readonly lifespan: Lifespan;
  readonly method: MethodId;
  /** Of the measures that are known; from the unit's first month on. */
  readonly measures: ReadonlyMap<ForecastMeasure, MeasureRun>;
}

export interface MeasureRun {
  readonly values: readonly number[];
  readonly test: BackTest;
  readonly points: readonly number[];
  /** What a case comes to in the last year: 1 of cases. */
  readonly perCase: number;
}

export interface RunSetting {
  readonly horizon: number;
  /** Of the known months and the coming ones. */
  readonly features: readonly MonthFeatures[];
  /** First month in which each measure is known of the whole; those that never are, are left out. */
  readonly starts: ReadonlyMap<ForecastMeasure, number>;
  readonly parameters: ForecastParameters;
}

/** By how many months had been seen. */
export type SeasonAt = (seen: number) => Season;

/**
 * Back-tests every method, chooses one and forecasts.
 * @param seasonAt the unit's season, of all months
 */
export function runUnit(series: UnitSeries, seasonAt: SeasonAt, setting: RunSetting): UnitRun {
  const lifespan = lifespanOf(series.values.cases, setting.parameters.lifespanDoubt);
  const tests = new Map(
    forecastMeasures.flatMap((measure) => {
      const start = setting.starts.get(measure);
      return start === undefined
        ? []
        : [[measure, testOf(series, measure, start, lifespan, seasonAt, setting)]];
    }),
  );
  const method = chooseMethod(
    [...tests.values()].map(({ test }) => test),
    allMethods.map(({ id }) => id),
    combination.id,
    setting.parameters.choice,
  );
  const forecast = (allMethods.find(({ id }) => id === method) ?? combination).forecast;
  const measures = [...tests].map(([measure, { values, factors, test }]): [ForecastMeasure, MeasureRun] => {
    const points = lifespan.closed
      ? Array<number>(setting.horizon).fill(0)
      : forecast({ values, factors }, setting.horizon).map(notNegative);
    return [measure, { values, test, points, perCase: perCaseOf(series, measure) }];
  });
  return { series, lifespan, method, measures: new Map(measures) };
}

function testOf(
  series: UnitSeries,
  measure: ForecastMeasure,
  start: number,
  lifespan: Lifespan,
  seasonAt: SeasonAt,
  { horizon, parameters }: RunSetting,
): { readonly values: readonly number[]; readonly factors: Season; readonly test: BackTest } {
  const from = Math.max(start, lifespan.from);
  const values = series.values[measure].slice(from);
  const seasonFrom: SeasonAt = (seen) => seasonAt(from + seen).slice(from);
  const test = lifespan.closed
    ? { trials: [] }
    : backTest(values, { methods: allMethods, horizon, ...parameters.backTest, seasonAt: seasonFrom });
  return { values, factors: seasonFrom(values.length), test };
}

/** The season of a unit beside its parent's, remembered for each number of months seen. */
export function seasonsOf(
  cases: readonly number[],
  features: readonly MonthFeatures[],
  parent: SeasonAt,
  parameters: ForecastParameters,
): SeasonAt {
  const known = new Map<number, Season>();
  return (seen) => {
    const before = known.get(seen);
    if (before) return before;
    const season = seasonOf(cases.slice(0, seen), features, parent(seen), parameters.season);
    known.set(seen, season);
    return season;
  };
}

function perCaseOf({ values }: UnitSeries, measure: ForecastMeasure): number {
  if (measure === 'cases') return 1;
  const lastYear = (of: readonly number[]) => of.slice(-yearMonths).reduce((sum, value) => sum + value, 0);
  const [sum, cases] = [lastYear(values[measure]), lastYear(values.cases)];
  return sum > 0 && cases > 0 ? sum / cases : 1;
}
