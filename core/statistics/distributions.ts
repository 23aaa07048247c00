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

/** P(the mean of a Poisson count is above a level), given the count, by Jeffreys' prior. */
export function meanAbove(count: number, level: number): number {
  return level <= 0 ? 1 : 1 - jStat.lowRegGamma(count + 0.5, level);
}

/** The exact 95 % limits of a share of which `count` of `all` were seen (Clopper and Pearson, 1934). */
export function shareLimits(count: number, all: number): readonly [low: number, high: number] {
  const low = count === 0 ? 0 : jStat.ibetainv(0.025, count, all - count + 1);
  return [low, count === all ? 1 : jStat.ibetainv(0.975, count + 1, all - count)];
}

/** P(the true share is above a level), given what was seen, by Jeffreys' prior. */
export function shareAbove(count: number, all: number, level: number): number {
  if (level <= 0) return 1;
  return level >= 1 ? 0 : 1 - jStat.ibeta(level, count + 0.5, all - count + 0.5);
}

/** Half of the two-sided 95 % interval of Student's t. */
export function student95(freedom: number): number {
  return jStat.studentt.inv(0.975, freedom);
}

/** P(T ≥ t) of Student's t. */
export function studentTail(t: number, freedom: number): number {
  return jStat.studentt.cdf(-t, freedom);
}

/** The value that a standard normal does not exceed with probability `share`. */
export function normalQuantile(share: number): number {
  return jStat.normal.inv(share, 0, 1);
}
