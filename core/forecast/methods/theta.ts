import { fitLine } from './fit-line.ts';
import type { Method } from './method.ts';
import { smoothBest } from './smooth.ts';

/**
 * The Theta method of Assimakopoulos & Nikolopoulos (2000), as Hyndman & Billah (2003) write it: simple exponential
 * smoothing with a drift of half the slope of the straight line through the series.
 */
export const theta: Method = {
  id: 'theta',
  minMonths: 4,
  forecast: ({ values }, horizon) => {
    const { alpha, level } = smoothBest(values);
    const half = fitLine(values).slope / 2;
    const behind = (1 - (1 - alpha) ** values.length) / alpha;
    return Array.from({ length: horizon }, (_, at) => level + half * (at + behind));
  },
};
