import type { Moments } from '../indicators/case-measures.ts';

export const noMoments: Moments = { stays: 0, sum: 0, squares: 0, above: 0, below: 0 };

/** `a + sign × b`. */
export function addMoments(a: Moments, b: Moments, sign: 1 | -1 = 1): Moments {
  return {
    stays: a.stays + sign * b.stays,
    sum: a.sum + sign * b.sum,
    squares: a.squares + sign * b.squares,
    above: a.above + sign * b.above,
    below: a.below + sign * b.below,
  };
}

/** The mean of what units are compared by. */
export function meanOf({ stays, sum }: Moments): number {
  return sum / stays;
}

/** The variance among stays, unbiased; of two or more. */
export function varianceOf({ stays, sum, squares }: Moments): number {
  return Math.max(0, (squares - sum ** 2 / stays) / (stays - 1));
}
