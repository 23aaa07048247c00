import { stepOf } from './add-up.ts';
import { type ForecastMeasure, type ForecastRatio, forecastRatios } from './forecast-measures.ts';
import { bandsOf, nothing, type Reach, ratioBandsOf } from './make-bands.ts';
import { yearMonths } from './methods/method.ts';
import type { Forecast, MeasureOutlook, UnitOutlook } from './outlook.ts';
import type { UnitRun } from './run-unit.ts';
import { scoreOf } from './score-unit.ts';

/** What is known of a unit before its outlook is put together. */
export interface UnitFindings {
  readonly run: UnitRun;
  /** By measure, as they add up. */
  readonly points: ReadonlyMap<ForecastMeasure, readonly number[]>;
  readonly reachOf: (measure: ForecastMeasure) => Reach;
  readonly ratioReachOf: (ratio: ForecastRatio) => Reach;
}

export function unitOutlook(findings: UnitFindings): UnitOutlook {
  const { run, points } = findings;
  const measures = [...points].map(([measure, own]): [ForecastMeasure, MeasureOutlook] => [
    measure,
    measureOutlook(findings, measure, own),
  ]);
  const known = run.measures.get('cases')?.values.length ?? 0;
  return {
    key: run.series.key,
    state: stateOf(run),
    monthsKnown: known,
    method: run.method,
    measures: Object.fromEntries(measures),
    ratios: run.lifespan.closed ? {} : ratiosOf(findings),
  };
}

function stateOf({ lifespan, measures }: UnitRun): UnitOutlook['state'] {
  if (lifespan.closed) return 'closed';
  if ((measures.get('cases')?.test.trials.length ?? 0) === 0) return 'short';
  return lifespan.from > 0 ? 'opened' : 'usual';
}

function measureOutlook(
  { run, reachOf }: UnitFindings,
  measure: ForecastMeasure,
  points: readonly number[],
): MeasureOutlook {
  const own = run.measures.get(measure);
  if (!own) throw new Error(`no run of ${measure}`);
  const reach = reachOf(measure);
  const forecast = run.lifespan.closed
    ? nothing(points.length)
    : bandsOf(points, own.perCase, reach, stepOf(measure));
  const yearBefore = sumYearBefore(own.values, points.length);
  return {
    ...forecast,
    yearBefore,
    growth: yearBefore ? forecast.whole.point / yearBefore - 1 : null,
    backTest: scoreOf(own, run.method, reach.errors, reach.model),
  };
}

/** The months that lie a year before those forecast, as far as the horizon is no longer than a year. */
function sumYearBefore(values: readonly number[], horizon: number): number | null {
  const from = values.length - yearMonths;
  if (from < 0 || horizon > yearMonths) return null;
  return values.slice(from, from + horizon).reduce((sum, value) => sum + value, 0);
}

function ratiosOf(findings: UnitFindings): Readonly<Partial<Record<ForecastRatio, Forecast>>> {
  const ratios = Object.keys(forecastRatios) as ForecastRatio[];
  return Object.fromEntries(
    ratios.flatMap((ratio) => {
      const forecast = ratioOf(findings, ratio);
      return forecast ? [[ratio, forecast]] : [];
    }),
  );
}

/** `null` where the measure is not known or no case is expected. */
function ratioOf({ run, points, ratioReachOf }: UnitFindings, ratio: ForecastRatio): Forecast | null {
  const { above, scale } = forecastRatios[ratio];
  const [top, cases] = [points.get(above), points.get('cases')];
  const known = knownShare(run, ratio);
  if (!top || !cases || known === 0 || cases.some((count) => count <= 0)) return null;
  const divide = (sum: number, count: number) => (sum / (count * known)) * scale;
  return ratioBandsOf(
    top.map((sum, at) => divide(sum, cases[at] as number)),
    divide(sumOf(top), sumOf(cases)),
    ratioReachOf(ratio),
  );
}

/** The share of the last year's cases that the ratio is known of. */
function knownShare({ series }: UnitRun, ratio: ForecastRatio): number {
  const { counted } = forecastRatios[ratio];
  if (counted === null) return 1;
  const cases = sumOf(series.values.cases.slice(-yearMonths));
  return cases === 0 ? 0 : sumOf(series.counted[counted].slice(-yearMonths)) / cases;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
