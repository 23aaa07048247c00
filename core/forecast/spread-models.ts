import { type ForecastMeasure, type ForecastRatio, forecastRatios } from './forecast-measures.ts';
import type { ForecastParameters } from './forecast-parameters.ts';
import type { Reach } from './make-bands.ts';
import type { UnitRun } from './run-unit.ts';
import type { ViewRun } from './run-view.ts';
import { spreadModel, type UnitErrors } from './spread.ts';
import { errorsOf, ratioErrorsOf } from './unit-errors.ts';

/** How far off each unit's forecasts are, learnt from all of them. Either throws on what the total does not have. */
export interface Reaches {
  readonly of: (run: UnitRun, measure: ForecastMeasure) => Reach;
  readonly ofRatio: (run: UnitRun, ratio: ForecastRatio) => Reach;
}

/**
 * Learns how far off forecasts are from those of the whole and its units over their own past.
 * @param horizon how many months are forecast
 */
export function reachesOf(
  { total, units }: ViewRun,
  horizon: number,
  parameters: ForecastParameters,
): Reaches {
  const runs = [total, ...units];
  const learn = (errors: ReadonlyMap<UnitRun, UnitErrors>) => {
    const model = spreadModel([...errors.values()], horizon + 1, parameters.level, parameters.spreadWeight);
    return (run: UnitRun): Reach => ({ errors: errors.get(run) as UnitErrors, model });
  };
  const measures = new Map(
    [...total.measures.keys()].map((measure) => [
      measure,
      learn(new Map(runs.map((run) => [run, errorsOf(run, measure, horizon)]))),
    ]),
  );
  const ratios = new Map(
    (Object.keys(forecastRatios) as ForecastRatio[]).map((ratio) => [
      ratio,
      learn(new Map(runs.map((run) => [run, ratioErrorsOf(run, ratio, horizon)]))),
    ]),
  );
  const asked = <Key>(reach: ((run: UnitRun) => Reach) | undefined, key: Key, run: UnitRun) => {
    if (!reach) throw new Error(`nothing is known of ${key}`);
    return reach(run);
  };
  return {
    of: (run, measure) => asked(measures.get(measure), measure, run),
    ofRatio: (run, ratio) => asked(ratios.get(ratio), ratio, run),
  };
}
