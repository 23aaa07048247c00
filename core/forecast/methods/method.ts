/** The ways to forecast, by the names under which they are reported. */
export type MethodId =
  | 'naive'
  | 'seasonal-naive'
  | 'moving-average'
  | 'drift'
  | 'simple-smoothing'
  | 'damped-trend'
  | 'theta'
  | 'holt-winters-additive'
  | 'holt-winters-multiplicative'
  | 'combination';

/** What a method sees of a series, and no more. */
export interface History {
  /** A value a month, the oldest first; at least one. */
  readonly values: readonly number[];
  /**
   * By what factor each of these months, and then each that is to be forecast, is above or below a usual one: season,
   * festival and working days. All 1 where nothing is known.
   */
  readonly factors: readonly number[];
}

/** A way to forecast: a pure function of what came before. */
export interface Method {
  readonly id: MethodId;
  /** Shorter histories are not forecast in this way. */
  readonly minMonths: number;
  /** A value for each of the coming months, the next first. */
  readonly forecast: (history: History, horizon: number) => readonly number[];
}

/** Months of a season. */
export const yearMonths = 12;
