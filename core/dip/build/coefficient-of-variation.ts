import type { BuildParameters } from './build-parameters.ts';
import type { CostSums } from './cost-sums.ts';

/** Cases with their costs and the squares of these, of all years together. */
export interface Spread {
  readonly cases: number;
  readonly costFen: bigint;
  readonly squares: bigint;
}

/** Years without weights: a year that counts more is no reason for a group to be more alike. */
export function spreadOf({ years }: CostSums, counted: ReadonlySet<string>): Spread {
  let [cases, costFen, squares] = [0, 0n, 0n];
  for (const [year, sums] of years) {
    if (!counted.has(year)) continue;
    cases += sums.cases;
    costFen += sums.costFen;
    squares += sums.squares;
  }
  return { cases, costFen, squares };
}

/** Standard deviation by mean, to four decimals; 0 of a single case. @param spread of one case at least */
export function coefficientOfVariation(
  { cases, costFen, squares }: Spread,
  divisor: BuildParameters['cv_divisor'],
): number {
  if (cases < 2) return 0;
  const within = Number(BigInt(cases) * squares - costFen * costFen);
  const correction = divisor === 'cases' ? 1 : cases / (cases - 1);
  return Math.round((Math.sqrt(within * correction) / Number(costFen)) * 10_000) / 10_000;
}

/** Sum of the squared distances from the mean. */
export function squaresWithin({ cases, costFen, squares }: Spread): number {
  return cases === 0 ? 0 : Number(BigInt(cases) * squares - costFen * costFen) / cases;
}
