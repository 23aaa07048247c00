/** A smoothed series: where it stands after its last month. */
export interface Smoothed {
  readonly alpha: number;
  readonly level: number;
  /** Sum of the squared errors of the forecasts one month ahead. */
  readonly squares: number;
}

const alphas = Array.from({ length: 20 }, (_, at) => (at + 1) / 20);

/**
 * Simple exponential smoothing with the weight and the starting level that forecast one month ahead best. FPP 8.1.
 * With a given weight the errors are linear in the starting level, so the best one is exact.
 */
export function smoothBest(values: readonly number[]): Smoothed {
  let best: Smoothed | null = null;
  for (const alpha of alphas) {
    const smoothed = smooth(values, alpha);
    if (!best || smoothed.squares < best.squares) best = smoothed;
  }
  return best as Smoothed;
}

/** Simple exponential smoothing with the best starting level for this weight. */
export function smooth(values: readonly number[], alpha: number): Smoothed {
  const start = bestStart(values, alpha);
  let level = start;
  let squares = 0;
  for (const value of values) {
    const error = value - level;
    squares += error * error;
    level += alpha * error;
  }
  return { alpha, level, squares };
}

/**
 * The error at a month is what it would be from a start of nought, less start × (1 − alpha)^(months before): a
 * regression through the origin.
 */
function bestStart(values: readonly number[], alpha: number): number {
  let level = 0;
  let weight = 1;
  let product = 0;
  let weights = 0;
  for (const value of values) {
    product += (value - level) * weight;
    weights += weight * weight;
    level += alpha * (value - level);
    weight *= 1 - alpha;
  }
  return product / weights;
}
