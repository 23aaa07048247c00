/** From which month a unit was there, and whether it still is. */
export interface Lifespan {
  /** Index of its first month. */
  readonly from: number;
  readonly closed: boolean;
}

/**
 * Months without cases before the first and after the last are those of a rare group, or of a unit that was not yet,
 * or is no longer, there. With its mean of cases a month, a Poisson count leaves out k months with probability
 * e^(−k × mean): where that is less than `doubt`, it was not there.
 */
export function lifespanOf(cases: readonly number[], doubt: number): Lifespan {
  const first = cases.findIndex((value) => value > 0);
  if (first === -1) return { from: 0, closed: false };
  const last = cases.findLastIndex((value) => value > 0);
  const mean = cases.slice(first, last + 1).reduce((sum, value) => sum + value, 0) / (last + 1 - first);
  const isChance = (months: number) => Math.exp(-months * mean) >= doubt;
  return { from: isChance(first) ? 0 : first, closed: !isChance(cases.length - 1 - last) };
}
