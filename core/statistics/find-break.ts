import { normal95, normalTail } from './distributions.ts';
import type { Indicator } from './indicator.ts';
import { pInDirection } from './judgement.ts';

/** A month of a series. */
export interface SeriesPoint {
  readonly month: string;
  readonly value: number;
  /** What chance among the month's stays gives it. */
  readonly variance: number;
}

/** A change of level between two months. */
export interface Break {
  /** Weighted means of the months before and after. */
  readonly before: number;
  readonly after: number;
  /** First month after. */
  readonly since: string;
  /** Half of the 95 % interval of `after - before`. */
  readonly half: number;
  readonly p: number;
}

/**
 * The likeliest change of level in a series: at each place that leaves `aside` months on both sides the means of
 * the two parts, weighted by 1 ÷ variance, are compared by a normal z. Months spread about their means by what
 * chance among stays gives them, times `spread`, times more where the series itself does. The largest z counts,
 * its p times the number of places (Bonferroni: careful, as neighbouring places share months). `null` where the
 * series is too short.
 * @param spread what {@link spreadOf} the series of all units
 */
export function findBreak(
  points: readonly SeriesPoint[],
  aside: number,
  direction: Indicator['direction'],
  spread: number,
): Break | null {
  const places = points.length - 2 * aside + 1;
  if (places < 1 || points.length < 3) return null;
  const breaks = Array.from({ length: places }, (_, place) =>
    breakAt(points, aside + place, direction, spread),
  );
  const likeliest = breaks.reduce((best, one) => (one.p < best.p ? one : best));
  return { ...likeliest, p: Math.min(1, likeliest.p * places) };
}

/**
 * How much more the months of units vary than chance among stays makes them, at least 1: the median over units of
 * the mean squared step from month to month, which a break, being one step, hardly moves.
 */
export function spreadOf(series: readonly (readonly SeriesPoint[])[]): number {
  const steps = series.filter((points) => points.length > 2).map(meanSquaredStep);
  return Math.max(1, steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1);
}

function meanSquaredStep(points: readonly SeriesPoint[]): number {
  const squares = points.slice(1).map(({ value, variance }, at) => {
    const before = points[at] as SeriesPoint;
    return (value - before.value) ** 2 / (variance + before.variance);
  });
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

function breakAt(
  points: readonly SeriesPoint[],
  at: number,
  direction: Indicator['direction'],
  spread: number,
): Break {
  const [first, second] = [partOf(points.slice(0, at)), partOf(points.slice(at))];
  const own = (first.squares + second.squares) / (points.length - 2);
  const deviation = Math.sqrt(Math.max(spread, own) * (1 / first.weight + 1 / second.weight));
  return {
    before: first.mean,
    after: second.mean,
    since: points[at]?.month ?? '',
    half: normal95 * deviation,
    p: pInDirection((second.mean - first.mean) / deviation, direction, normalTail),
  };
}

/** Weighted mean, total weight, and squared distances from the mean in units of chance. */
function partOf(points: readonly SeriesPoint[]) {
  const weight = points.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const mean = points.reduce((sum, { value, variance }) => sum + value / variance, 0) / weight;
  const squares = points.reduce((sum, { value, variance }) => sum + (value - mean) ** 2 / variance, 0);
  return { weight, mean, squares };
}
