import jStat from 'jstat';

/** Half of the two-sided 95 % interval of a standard normal. */
export const normal95 = jStat.normal.inv(0.975, 0, 1);

/** P(Z ≥ z) of a standard normal; known to about 1e-16, below which it is nought. */
export function normalTail(z: number): number {
  return Math.max(0, jStat.normal.cdf(-z, 0, 1));
}

/** P(X ≥ count) of a Poisson count. */
export function poissonAtLeast(count: number, expected: number): number {
  return count <= 0 ? 1 : jStat.lowRegGamma(count, expected);
}

/** P(X ≤ count) of a Poisson count. */
export function poissonAtMost(count: number, expected: number): number {
  return 1 - jStat.lowRegGamma(count + 1, expected);
}

/** The exact 95 % limits of the mean of a Poisson count (Garwood, 1936). */
export function poissonLimits(count: number): readonly [low: number, high: number] {
  const low = count === 0 ? 0 : jStat.gammapinv(0.025, count);
  return [low, jStat.gammapinv(0.975, count + 1)];
}
