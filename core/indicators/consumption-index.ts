import { countOf, type Tally } from './tally.ts';
import type { Benchmark } from './unit-figures.ts';

/** A sum over cases of what each used beside its group's mean in the area, and how many cases there are. */
export interface Consumption {
  readonly sum: number;
  readonly cases: number;
}

/** Of a group's sums, those that its mean is made of. */
const sides = { cost: ['costFen', 'costed'], time: ['losDays', 'cases'] } as const;

/**
 * The cost or time consumption index as its two sides (glossary of the national DIP/DRG specification): Σ over cases
 * (own ÷ area mean of its group) ÷ N; 1 is the area. Only grouped stays count, and of them those whose group has a mean
 * in the area, for cost those whose cost is known. The cases of a group have one mean, so their exact sum is divided
 * by it.
 */
export function consumptionOf(
  byGroup: ReadonlyMap<string, Tally>,
  { groups }: Pick<Benchmark, 'groups'>,
  of: keyof typeof sides,
): Consumption {
  const [used, by] = sides[of];
  let [sum, cases] = [0, 0];
  // In a fixed order: sums of fractions depend on it.
  for (const group of [...byGroup.keys()].sort()) {
    const own = byGroup.get(group) ?? {};
    const area = groups.get(group) ?? {};
    const areaUsed = countOf(area, used);
    if (countOf(own, 'grouped') === 0 || areaUsed <= 0) continue;
    sum += (countOf(own, used) * countOf(area, by)) / areaUsed;
    cases += countOf(own, by);
  }
  return { sum, cases };
}
