/** A unit's difference from what was expected, per stay, and the variance that chance among its stays gives it. */
export interface Difference {
  readonly difference: number;
  readonly variance: number;
}

const share = 0.1;
/** E[z²] of a standard normal winsorised by a tenth on either side. */
const normalSquare = 0.67865;

/**
 * The variance between units beyond the chance among their stays: no two doctors are quite alike, and one who
 * differs by no more than they all do is no finding. Method of moments (DerSimonian and Laird, 1986) on
 * z-values winsorised by a tenth at either end, so that the outliers that are sought do not hide themselves
 * (Spiegelhalter, 2005, as used for NHS mortality). Nought where the units differ by chance alone.
 */
export function varianceBetween(units: readonly Difference[]): number {
  if (units.length < 2) return 0;
  const z = winsorise(units.map(({ difference, variance }) => difference / Math.sqrt(variance)));
  const spread = z.reduce((sum, value) => sum + value ** 2, 0) / normalSquare;
  const weights = units.map(({ variance }) => 1 / variance);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight ** 2, 0);
  return Math.max(0, (spread - (units.length - 1)) / (sum - squares / sum));
}

function winsorise(values: readonly number[]): readonly number[] {
  const ascending = values.toSorted((a, b) => a - b);
  const cut = Math.floor(values.length * share);
  const [low, high] = [ascending[cut] as number, ascending[values.length - 1 - cut] as number];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}
