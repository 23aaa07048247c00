import type { Band, Forecast } from './outlook.ts';
import { type SpreadModel, spreadOf, type UnitErrors } from './spread.ts';

/** What is known of how far a unit's forecasts are off. */
export interface Reach {
  readonly errors: UnitErrors;
  readonly model: SpreadModel;
}

/**
 * Intervals around forecast sums on the scale of square roots: never below nought, longer above than below.
 * @param points of the coming months, whole numbers of `step`
 * @param perCase what makes cases of the measure
 */
export function bandsOf(points: readonly number[], perCase: number, reach: Reach, step: number): Forecast {
  const half = (ahead: number) => halfOf(reach, ahead) * Math.sqrt(perCase);
  const whole = points.reduce((sum, point) => sum + Math.round(point / step), 0) * step;
  return {
    months: points.map((point, ahead) => rootBand(point, half(ahead), step)),
    whole: rootBand(whole, half(points.length), step),
  };
}

/** Intervals around ratios, on the scale of logarithms; a ratio of nothing is left at nought. */
export function ratioBandsOf(points: readonly number[], whole: number, reach: Reach): Forecast {
  const band = (point: number, ahead: number): Band => {
    const factor = Math.exp(halfOf(reach, ahead) / Math.sqrt(Math.max(1, reach.errors.level)));
    return { point, low: point / factor, high: point * factor };
  };
  return { months: points.map(band), whole: band(whole, points.length) };
}

/** Nothing is expected, for sure. */
export function nothing(horizon: number): Forecast {
  const none = { point: 0, low: 0, high: 0 };
  return { months: Array.from({ length: horizon }, () => none), whole: none };
}

function halfOf({ errors, model }: Reach, ahead: number): number {
  return spreadOf(errors, ahead, model) * model.reach(ahead);
}

function rootBand(point: number, half: number, step: number): Band {
  const middle = Math.sqrt(point);
  const round = (value: number) => tidy(Math.round(value / step) * step);
  return {
    point: tidy(point),
    low: round(Math.max(0, middle - half) ** 2),
    high: round((middle + half) ** 2),
  };
}

/** Tenths as they are written. */
function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}
