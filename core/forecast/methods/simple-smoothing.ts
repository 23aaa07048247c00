import type { Method } from './method.ts';
import { smoothBest } from './smooth.ts';

/** Simple exponential smoothing: the recent months count most, without a trend. FPP 8.1. */
export const simpleSmoothing: Method = {
  id: 'simple-smoothing',
  minMonths: 3,
  forecast: ({ values }, horizon) => Array<number>(horizon).fill(smoothBest(values).level),
};
