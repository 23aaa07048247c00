import { fitLine, type Line } from './fit-line.ts';
import type { Method } from './method.ts';

/** The weights of level and trend, and by what the trend shrinks each month. */
export interface DampedWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

interface DampedState {
  readonly level: number;
  readonly trend: number;
  readonly squares: number;
}

const grid: readonly DampedWeights[] = [0.1, 0.3, 0.5, 0.8].flatMap((alpha) =>
  [0, 0.1, 0.3].flatMap((beta) => [0.8, 0.9, 0.98].map((phi) => ({ alpha, beta, phi }))),
);

/** Months that the starting line is drawn through (Hyndman, Koehler, Ord & Snyder, 2008, 2.6.1). */
const startMonths = 10;

/** Holt's linear trend, damped (Gardner & McKenzie, 1985). FPP 8.2, with beta as its `β*`. */
export const dampedTrend: Method = {
  id: 'damped-trend',
  minMonths: 6,
  forecast: ({ values }, horizon) => {
    const line = fitLine(values.slice(0, startMonths));
    let best: (DampedWeights & DampedState) | null = null;
    for (const weights of grid) {
      const state = runDamped(values, line, weights);
      if (!best || state.squares < best.squares) best = { ...weights, ...state };
    }
    return best ? extendDamped(best, best.phi, horizon) : [];
  },
};

/** Runs through the series from where the line is a month before it. */
export function runDamped(
  values: readonly number[],
  line: Line,
  { alpha, beta, phi }: DampedWeights,
): DampedState {
  let level = line.start - line.slope;
  let trend = line.slope;
  let squares = 0;
  for (const value of values) {
    const expected = level + phi * trend;
    const error = value - expected;
    const before = level;
    squares += error * error;
    level = expected + alpha * error;
    trend = beta * (level - before) + (1 - beta) * phi * trend;
  }
  return { level, trend, squares };
}

function extendDamped({ level, trend }: DampedState, phi: number, horizon: number): readonly number[] {
  let [value, step] = [level, trend];
  return Array.from({ length: horizon }, () => {
    step *= phi;
    value += step;
    return value;
  });
}
