import { monthsBetween } from '../indicators/period.ts';
import { type ForecastMeasure, forecastMeasures } from './forecast-measures.ts';
import type { ForecastParameters } from './forecast-parameters.ts';
import { monthFeatures } from './month-features.ts';
import { type RunSetting, runUnit, seasonsOf, type UnitRun } from './run-unit.ts';
import type { SeriesOfView, UnitSeries } from './unit-series.ts';
import type { WorkCalendar } from './work-calendar.ts';

export interface ForecastKnowledge {
  readonly parameters: ForecastParameters;
  readonly calendar: WorkCalendar;
}

/** The whole and its units, each forecast by itself. */
export interface ViewRun {
  readonly total: UnitRun;
  readonly units: readonly UnitRun[];
}

/** @param coming the months to forecast, those after the known ones */
export function runView(
  { months, total, units }: SeriesOfView,
  coming: readonly string[],
  { parameters, calendar }: ForecastKnowledge,
): ViewRun {
  const features = monthFeatures([...months, ...coming], calendar, parameters.season.festivalWindow);
  const setting: RunSetting = { horizon: coming.length, features, starts: startsOf(total), parameters };
  const usual = features.map(() => 1);
  const common = seasonsOf(total.values.cases, features, () => usual, parameters);
  return {
    total: runUnit(total, common, setting),
    units: units.map((unit) =>
      runUnit(unit, seasonsOf(unit.values.cases, features, common, parameters), setting),
    ),
  };
}

/** A measure that the whole never has is not known; before it first has it, neither. */
function startsOf({ values }: UnitSeries): ReadonlyMap<ForecastMeasure, number> {
  const starts = forecastMeasures.map(
    (measure) => [measure, values[measure].findIndex((value) => value > 0)] as const,
  );
  return new Map(starts.filter(([, start]) => start !== -1));
}

/** So many months after this one. */
export function monthsAfter(month: string, count: number): readonly string[] {
  const lastYear = Number(month.slice(0, 4)) + Math.ceil(count / 12) + 1;
  return monthsBetween(month, `${lastYear}-12`).slice(1, count + 1);
}
