import { ColumnSum } from '../../core/indicators/column-sum.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { coreNames } from '../../core/indicators/sheet.ts';
import type { SheetColumns } from '../../core/indicators/sheet-columns.ts';
import { addTally, type Tally } from '../../core/indicators/tally.ts';
import type { Benchmark } from '../../core/indicators/unit-figures.ts';

/** The months that the area's means rest on: the twelve that end with this one. */
export function areaMonths(until: string): { readonly from: string; readonly until: string } {
  return { from: monthsUntil(until, 12)[0] as string, until };
}

/** @param groups sheets `group.core` of the region that {@link areaMonths} are made of */
export function areaMeans(region: string, until: string, groups: readonly SheetColumns[]): Benchmark {
  return { region, ...areaMonths(until), groups: talliesOf(groups) };
}

/**
 * The means at each of some months that follow each other: what leaves the twelve is taken off, what enters them is
 * added, which is exact.
 * @param byMonth sheet `group.core` of the region, from the first of the months that any of the means rests on
 */
export function areaMeansAt(
  region: string,
  months: readonly string[],
  byMonth: ReadonlyMap<string, SheetColumns>,
): readonly Benchmark[] {
  const [first] = months;
  if (first === undefined) return [];
  const tallies = new Map([...byMonth].map(([month, sheet]) => [month, talliesOf([sheet])]));
  const sums = new Map<string, Tally>();
  const add = (month: string, sign: 1 | -1) => {
    for (const [key, tally] of tallies.get(month) ?? []) addTo(sums, key, tally, sign);
  };
  for (const month of monthsUntil(first, 12).slice(0, -1)) add(month, 1);
  return months.map((month) => {
    add(month, 1);
    const means = { region, ...areaMonths(month), groups: new Map(sums) };
    add(means.from, -1);
    return means;
  });
}

function talliesOf(sheets: readonly SheetColumns[]): ReadonlyMap<string, Tally> {
  const sum = new ColumnSum();
  for (const sheet of sheets)
    sum.addSheet(
      sheet,
      (key) => key,
      (name) => coreNames.has(name),
    );
  return new Map([...sum.cells()].map(([[group], { tally }]) => [group as string, tally]));
}

function addTo(sums: Map<string, Tally>, key: string, tally: Tally, sign: 1 | -1): void {
  const sum = addTally(sums.get(key) ?? {}, tally, sign);
  if (Object.keys(sum).length > 0) sums.set(key, sum);
  else sums.delete(key);
}
