import {
  meanAbove,
  normal95,
  normalTail,
  poissonLimits,
  shareAbove,
  shareLimits,
  student95,
  studentTail,
} from '../statistics/distributions.ts';

/**
 * How far the true value of a unit may be from what was seen. By what it is known: `share`, the exact limits of so
 * many of so many; `count`, of so many events; `cases`, the spread among the unit's cases; `months`, the steps from
 * month to month of the unit itself.
 */
export interface Spread {
  readonly by: 'share' | 'count' | 'cases' | 'months';
  /** 95 %. */
  readonly interval: readonly [low: number, high: number];
  /** Probability that the true value is above a level. */
  readonly above: (level: number) => number;
}

/** Of a share of cases: limits by Clopper and Pearson, probability by Jeffreys' prior. */
export function shareSpread(count: number, of: number): Spread {
  return { by: 'share', interval: shareLimits(count, of), above: (level) => shareAbove(count, of, level) };
}

/** Of a Poisson count of events over what they are counted on: limits by Garwood, probability by Jeffreys' prior. */
export function countSpread(count: number, of: number): Spread {
  const [low, high] = poissonLimits(count);
  return { by: 'count', interval: [low / of, high / of], above: (level) => meanAbove(count, level * of) };
}

/**
 * Of a positive value whose logarithm is normal: costs and lengths are skewed.
 * @param relativeVariance of the value
 */
export function logSpread(value: number, relativeVariance: number): Spread {
  const deviation = Math.sqrt(relativeVariance);
  const times = Math.exp(normal95 * deviation);
  return {
    by: 'cases',
    interval: [value / times, value * times],
    above: (level) => (level <= 0 ? 1 : normalTail(Math.log(level / value) / deviation)),
  };
}

/** Of what is `by` less than a value of that spread: a growth, which is one ratio less 1. */
export function shiftedSpread(spread: Spread, by: number): Spread {
  const [low, high] = spread.interval;
  return { ...spread, interval: [low + by, high + by], above: (level) => spread.above(level - by) };
}

const fewestMonths = 6;
/** Mean of the difference of two draws of a standard normal: d₂ of control charts. */
const meanStep = 2 / Math.sqrt(Math.PI);

/**
 * Of a value of which nothing is known but how it went from month to month: the mean step, as in a control chart of
 * individuals (Shewhart's XmR), by Student's t. `null` where there are fewer than six months, or they are all alike.
 * @param months values in their order
 */
export function monthSpread(value: number, months: readonly number[]): Spread | null {
  if (months.length < fewestMonths) return null;
  const steps = months.slice(1).map((month, at) => Math.abs(month - (months[at] as number)));
  const deviation = steps.reduce((sum, step) => sum + step, 0) / steps.length / meanStep;
  if (deviation === 0) return null;
  const freedom = months.length - 1;
  const half = student95(freedom) * deviation;
  return {
    by: 'months',
    interval: [value - half, value + half],
    above: (level) => studentTail((level - value) / deviation, freedom),
  };
}
