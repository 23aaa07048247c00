import { roundTogether } from '../steering/round-together.ts';
import type { ForecastMeasure } from './forecast-measures.ts';
import { type Part, reconcile } from './reconcile.ts';
import type { UnitRun } from './run-unit.ts';

/** Cases and days are told to a tenth, so that rare groups add up too; weight and money are whole. */
export const stepOf = (measure: ForecastMeasure) => (measure === 'cases' || measure === 'losDays' ? 0.1 : 1);

/** Forecasts of the coming months, rounded to {@link stepOf}. */
export interface PointsOfView {
  readonly total: readonly number[];
  /** In the order of the units. */
  readonly units: readonly (readonly number[])[];
}

/**
 * Forecasts of a measure in which the units come to the whole, month by month, to the last digit. The whole has the
 * longest memory and the least noise, so it is held fast.
 * @param varianceOf of a unit's forecast so far ahead
 */
export function addUp(
  measure: ForecastMeasure,
  total: UnitRun,
  units: readonly UnitRun[],
  varianceOf: (unit: UnitRun, ahead: number) => number,
): PointsOfView {
  const step = stepOf(measure);
  const pointsOf = (run: UnitRun) => run.measures.get(measure)?.points ?? [];
  const whole = pointsOf(total).map((point) => Math.round(point / step));
  // One that has closed stays at nought.
  const open = units.filter(({ lifespan }) => !lifespan.closed);
  const months = whole.map((sum, ahead) => {
    const parts = open.map(
      (unit): Part => ({
        point: (pointsOf(unit)[ahead] as number) / step,
        variance: varianceOf(unit, ahead),
      }),
    );
    const points = parts.length === 0 ? [] : roundTogether(reconcile(parts, sum), sum);
    return new Map(open.map((unit, at) => [unit, points[at] as number]));
  });
  return {
    total: whole.map((sum) => sum * step),
    units: units.map((unit) => months.map((month) => (month.get(unit) ?? 0) * step)),
  };
}
