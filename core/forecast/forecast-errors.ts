import { yearMonths } from './methods/method.ts';

/** A month as it was forecast and as it came. */
export interface Pair {
  readonly actual: number;
  readonly forecast: number;
}

export function meanAbsoluteError(pairs: readonly Pair[]): number {
  return meanOf(pairs.map(({ actual, forecast }) => Math.abs(actual - forecast)));
}

/**
 * Symmetric mean absolute percentage error as in the M4 competition, as a fraction: 0 to 2. Where month and forecast
 * are both nought there is no error.
 */
export function symmetricError(pairs: readonly Pair[]): number {
  return meanOf(
    pairs.map(({ actual, forecast }) => {
      const both = Math.abs(actual) + Math.abs(forecast);
      return both === 0 ? 0 : (2 * Math.abs(actual - forecast)) / both;
    }),
  );
}

/**
 * What errors are measured by (Hyndman & Koehler, 2006): the mean absolute change against the same month a year
 * before; against the month before where there is no more than a year. `null` where nothing ever changes.
 */
export function errorScale(values: readonly number[]): number | null {
  const lag = values.length > yearMonths ? yearMonths : 1;
  const changes = values.slice(lag).map((value, at) => Math.abs(value - (values[at] as number)));
  const scale = meanOf(changes);
  return scale > 0 ? scale : null;
}

/** Nought of no values. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
