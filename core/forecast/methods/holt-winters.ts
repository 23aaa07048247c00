import { type Method, yearMonths } from './method.ts';

/** The weights of level, trend and season. */
export interface SeasonalWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

interface SeasonalState {
  readonly level: number;
  readonly trend: number;
  /** Of the last twelve months, the oldest first. */
  readonly season: readonly number[];
  readonly squares: number;
}

type Kind = 'additive' | 'multiplicative';

const grid: readonly SeasonalWeights[] = [0.1, 0.2, 0.4, 0.6].flatMap((alpha) =>
  [0, 0.05, 0.2].flatMap((beta) => [0.05, 0.15, 0.4].map((gamma) => ({ alpha, beta, gamma }))),
);

/** Level, trend and a season that is added. FPP 8.3. */
export const holtWintersAdditive = holtWinters('additive');

/** Level, trend and a season that multiplies; added where the level is not positive. FPP 8.3. */
export const holtWintersMultiplicative = holtWinters('multiplicative');

function holtWinters(kind: Kind): Method {
  return {
    id: `holt-winters-${kind}`,
    minMonths: 2 * yearMonths,
    forecast: ({ values }, horizon) => {
      const used = kind === 'multiplicative' && !isPositive(values) ? 'additive' : kind;
      let best: SeasonalState | null = null;
      for (const weights of grid) {
        const state = runHoltWinters(values, weights, used);
        if (!best || state.squares < best.squares) best = state;
      }
      return best ? extend(best, used, horizon) : [];
    },
  };
}

/**
 * Starts from the first year: its mean, the change to the mean of the second, and what its months are beside that
 * line. Throws on less than two years.
 */
export function runHoltWinters(
  values: readonly number[],
  { alpha, beta, gamma }: SeasonalWeights,
  kind: Kind,
): SeasonalState {
  if (values.length < 2 * yearMonths) throw new Error('Holt-Winters needs two years');
  const times = kind === 'multiplicative';
  const mean = meanOf(values, 0);
  let trend = (meanOf(values, yearMonths) - mean) / yearMonths;
  const season = values.slice(0, yearMonths).map((value, at) => {
    const line = mean + (at - (yearMonths - 1) / 2) * trend;
    return times ? value / line : value - line;
  });
  let level = mean + ((yearMonths - 1) / 2) * trend;
  let squares = 0;
  for (let at = yearMonths; at < values.length; at += 1) {
    const value = values[at] as number;
    const usual = season[at % yearMonths] as number;
    const line = level + trend;
    squares += (value - (times ? line * usual : line + usual)) ** 2;
    const before = level;
    level = alpha * (times ? value / usual : value - usual) + (1 - alpha) * line;
    trend = beta * (level - before) + (1 - beta) * trend;
    season[at % yearMonths] = gamma * (times ? value / line : value - line) + (1 - gamma) * usual;
  }
  const oldest = values.length % yearMonths;
  return { level, trend, season: [...season.slice(oldest), ...season.slice(0, oldest)], squares };
}

function extend({ level, trend, season }: SeasonalState, kind: Kind, horizon: number): readonly number[] {
  return Array.from({ length: horizon }, (_, at) => {
    const line = level + (at + 1) * trend;
    const usual = season[at % yearMonths] as number;
    return kind === 'multiplicative' ? line * usual : line + usual;
  });
}

function meanOf(values: readonly number[], from: number): number {
  return values.slice(from, from + yearMonths).reduce((sum, value) => sum + value, 0) / yearMonths;
}

/** Whether no month is so near to nought that dividing by it would blow up. */
function isPositive(values: readonly number[]): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.every((value) => value > mean / 10);
}
