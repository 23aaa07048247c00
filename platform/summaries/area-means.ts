import { gatherRows } from '../../core/indicators/gather-rows.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { addTally, type Tally } from '../../core/indicators/tally.ts';
import type { Benchmark } from '../../core/indicators/unit-figures.ts';
import type { SheetNeed, SheetsFound } from './read-sheets.ts';

/** Months that the area's means rest on. */
const monthsLookedAt = 12;

/** What the means of a region are made of, over the twelve months that end with each of these. */
export function areaNeed(region: string, untils: readonly string[]): SheetNeed {
  const months = untils.flatMap((until) => monthsUntil(until, monthsLookedAt));
  return { scope: { kind: 'region', region }, view: 'group', months: [...new Set(months)] };
}

/** The means over the twelve months that end with a month. */
export function areaMeans(region: string, until: string, found: SheetsFound): Benchmark {
  const need = areaNeed(region, [until]);
  const rows = gatherRows(found(need), (key) => key);
  return benchmark(region, need.months, new Map([...rows].map(([key, { tally }]) => [key, tally])));
}

/**
 * The means for each of some months that follow each other: what goes out of the twelve is taken off, what comes in
 * is added, which is exact.
 */
export function areaMeansOfMonths(
  region: string,
  months: readonly string[],
  found: SheetsFound,
): readonly Benchmark[] {
  const ofMonth = (month: string) => found({ ...areaNeed(region, []), months: [month] });
  const means: Benchmark[] = [];
  for (const month of months) {
    const before = means.at(-1);
    if (!before) {
      means.push(areaMeans(region, month, found));
      continue;
    }
    const groups = new Map(before.groups);
    for (const [sheets, sign] of [
      [ofMonth(month), 1],
      [ofMonth(before.from), -1],
    ] as const)
      for (const sheet of sheets) for (const [key, { tally }] of sheet) addTo(groups, key, tally, sign);
    means.push(benchmark(region, monthsUntil(month, monthsLookedAt), groups));
  }
  return means;
}

function addTo(groups: Map<string, Tally>, key: string, tally: Tally, sign: 1 | -1): void {
  const sum = addTally(groups.get(key) ?? {}, tally, sign);
  if (Object.keys(sum).length > 0) groups.set(key, sum);
  else groups.delete(key);
}

function benchmark(region: string, months: readonly string[], groups: ReadonlyMap<string, Tally>): Benchmark {
  return { region, from: months[0] as string, until: months.at(-1) as string, groups };
}
