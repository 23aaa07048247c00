import { combinationOf } from './combination.ts';
import { dampedTrend } from './damped-trend.ts';
import { holtWintersAdditive, holtWintersMultiplicative } from './holt-winters.ts';
import type { Method } from './method.ts';
import { seasonallyAdjusted } from './seasonally-adjusted.ts';
import { drift, movingAverage, naive, seasonalNaive } from './simple-methods.ts';
import { simpleSmoothing } from './simple-smoothing.ts';
import { theta } from './theta.ts';

const [smoothing, damped, thetaAdjusted] = [simpleSmoothing, dampedTrend, theta].map(seasonallyAdjusted) as [
  Method,
  Method,
  Method,
];

/** What is used unless something else was clearly better. */
export const combination: Method = combinationOf('combination', [
  seasonallyAdjusted(movingAverage),
  smoothing,
  damped,
  thetaAdjusted,
]);

export const allMethods: readonly Method[] = [
  naive,
  seasonalNaive,
  movingAverage,
  drift,
  smoothing,
  damped,
  thetaAdjusted,
  holtWintersAdditive,
  holtWintersMultiplicative,
  combination,
];
