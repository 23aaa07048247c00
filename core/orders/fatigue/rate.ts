/** A share of a count, with the limits within which chance leaves it. All between 0 and 1. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A share and its score interval (Wilson, 1927), which holds for small counts and for shares near 0 and 1.
 * `null` of nothing.
 * @param z half the width in standard errors, 1.96 for 95 %
 */
export function rateOf(count: number, of: number, z: number): Rate | null {
  if (of === 0) return null;
  const share = count / of;
  const square = z ** 2;
  const middle = (count + square / 2) / (of + square);
  const half = (z / (of + square)) * Math.sqrt((count * (of - count)) / of + square / 4);
  const low = count === 0 ? 0 : Math.max(0, middle - half);
  const high = count === of ? 1 : Math.min(1, middle + half);
  return { count, of, share, low, high };
}
