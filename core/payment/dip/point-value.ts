import { add, divide, exactOf, multiply, roundHalfUp } from '../exact-number.ts';

/** A case that was scored as it will be, with what it cost. */
export interface ScoredCase {
  /** `yyyy`. */
  readonly year: string;
  /** Above nought. */
  readonly costFen: number;
  readonly score: number;
  /** Coefficient of the hospital, 1 where it has none. */
  readonly coefficient: number;
}

/** Which cases make a point value: all, those between two quantiles of the cost of a point, or the shortest interval of it with so large a share. */
export type PointValueCases =
  | { readonly by: 'all' }
  | { readonly by: 'quantiles'; readonly from: number; readonly to: number }
  | { readonly by: 'shortest'; readonly share: number };

/** A budgeted point value, and what it was made of. */
export interface BudgetedPointValue {
  /** Fen of a point, to four decimals. */
  readonly pointValueFen: number;
  /** Cases that made it, and those left out. */
  readonly cases: number;
  readonly left: number;
  /** What a point cost in the cases that made it, fen; true to a thousandth. */
  readonly fromFen: number;
  readonly toFen: number;
}

interface YearSums {
  cases: number;
  costFen: bigint;
  pointsE8: bigint;
}

/** Each is a thousandth wider than the one before. */
const width = Math.log(1.001);

/**
 * Sums of costs and scores by what a point cost, in steps of a thousandth: so much is kept whatever the number of the
 * cases, and whatever their order the result is the same.
 */
export class PointValueSums {
  readonly #steps = new Map<number, Map<string, YearSums>>();

  /** A case without a score, or of no cost, tells nothing of the cost of a point. */
  add({ year, costFen, score, coefficient }: ScoredCase): void {
    const points = multiply(exactOf(score), exactOf(coefficient));
    if (points.digits <= 0n || costFen <= 0) return;
    const pointsE8 = BigInt(roundHalfUp(multiply(points, exactOf(100_000_000))));
    const step = Math.floor(Math.log((costFen * 100_000_000) / Number(pointsE8)) / width);
    const byYear = this.#steps.get(step) ?? new Map<string, YearSums>();
    const sums = byYear.get(year) ?? { cases: 0, costFen: 0n, pointsE8: 0n };
    sums.cases += 1;
    sums.costFen += BigInt(costFen);
    sums.pointsE8 += pointsE8;
    byYear.set(year, sums);
    this.#steps.set(step, byYear);
  }

  /**
   * Budgeted point value (预算点值): weighted cost of the years by their weighted score. `null` where no case of a
   * year with a weight was scored.
   * @param weights by year
   */
  pointValue(weights: ReadonlyMap<string, number>, which: PointValueCases): BudgetedPointValue | null {
    const steps = [...this.#steps]
      .map(([step, byYear]) => ({ step, byYear, cases: casesOf(byYear, weights) }))
      .filter(({ cases }) => cases > 0)
      .sort((a, b) => a.step - b.step);
    const kept = choose(steps, which);
    const [first, last] = [kept[0], kept.at(-1)];
    if (!first || !last) return null;
    let [cost, points] = [exactOf(0), exactOf(0)];
    for (const { byYear } of kept)
      for (const [year, sums] of byYear) {
        const weight = exactOf(weights.get(year) ?? 0);
        cost = add(cost, multiply(weight, { digits: sums.costFen, over: 1n }));
        points = add(points, multiply(weight, { digits: sums.pointsE8, over: 100_000_000n }));
      }
    const cases = sumOf(kept);
    return {
      pointValueFen: roundHalfUp(multiply(divide(cost, points), exactOf(10_000))) / 10_000,
      cases,
      left: sumOf(steps) - cases,
      fromFen: Math.exp(first.step * width),
      toFen: Math.exp((last.step + 1) * width),
    };
  }
}

interface Step {
  readonly step: number;
  readonly byYear: ReadonlyMap<string, YearSums>;
  readonly cases: number;
}

function choose(steps: readonly Step[], which: PointValueCases): readonly Step[] {
  if (which.by === 'all') return steps;
  const all = sumOf(steps);
  if (which.by === 'shortest') return shortest(steps, which.share * all);
  let before = 0;
  return steps.filter(({ cases }) => {
    const isKept = before + cases > which.from * all && before < which.to * all;
    before += cases;
    return isKept;
  });
}

/** The narrowest steps in a row that hold so many cases, the lowest of several. */
function shortest(steps: readonly Step[], wanted: number): readonly Step[] {
  let best = steps;
  let [from, held] = [0, 0];
  for (const [at, { cases, step }] of steps.entries()) {
    held += cases;
    for (let first = steps[from] as Step; held - first.cases >= wanted; first = steps[from] as Step) {
      held -= first.cases;
      from += 1;
    }
    const isNarrower = step - (steps[from] as Step).step < spanOf(best);
    if (held >= wanted && isNarrower) best = steps.slice(from, at + 1);
  }
  return best;
}

function spanOf(steps: readonly Step[]): number {
  return (steps.at(-1)?.step ?? 0) - (steps[0]?.step ?? 0);
}

function casesOf(
  byYear: ReadonlyMap<string, { readonly cases: number }>,
  weights: ReadonlyMap<string, number>,
): number {
  let cases = 0;
  for (const [year, sums] of byYear) if (weights.has(year)) cases += sums.cases;
  return cases;
}

function sumOf(steps: readonly { readonly cases: number }[]): number {
  return steps.reduce((sum, { cases }) => sum + cases, 0);
}
