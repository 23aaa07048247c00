import type { Rows } from '../../core/indicators/gather-rows.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { addTally, type Tally } from '../../core/indicators/tally.ts';
import type { Benchmark } from '../../core/indicators/unit-figures.ts';

/** The months that the area's means rest on: the twelve that end with this one. */
export function areaMonths(until: string): { readonly from: string; readonly until: string } {
  return { from: monthsUntil(until, 12)[0] as string, until };
}

/** @param groups sheet `group` of the region over {@link areaMonths} */
export function areaMeans(region: string, until: string, groups: Rows): Benchmark {
  const sums = new Map([...groups].map(([key, { tally }]) => [key, tally]));
  return { region, ...areaMonths(until), groups: sums };
}

/**
 * The means at each of some months that follow each other: what leaves the twelve is taken off, what enters them is
 * added, which is exact.
 * @param byMonth sheet `group` of the region, from the first of the months that any of the means rests on
 */
export function areaMeansAt(
  region: string,
  months: readonly string[],
  byMonth: ReadonlyMap<string, Rows>,
): readonly Benchmark[] {
  const [first] = months;
  if (first === undefined) return [];
  const sums = new Map<string, Tally>();
  const add = (month: string, sign: 1 | -1) => {
    for (const [key, { tally }] of byMonth.get(month) ?? []) addTo(sums, key, tally, sign);
  };
  for (const month of monthsUntil(first, 12).slice(0, -1)) add(month, 1);
  return months.map((month) => {
    add(month, 1);
    const means = { region, ...areaMonths(month), groups: new Map(sums) };
    add(means.from, -1);
    return means;
  });
}

function addTo(sums: Map<string, Tally>, key: string, tally: Tally, sign: 1 | -1): void {
  const sum = addTally(sums.get(key) ?? {}, tally, sign);
  if (Object.keys(sum).length > 0) sums.set(key, sum);
  else sums.delete(key);
}
