import { ColumnSum } from '../../core/indicators/column-sum.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { coreNames } from '../../core/indicators/sheet.ts';
import { noColumns, type SheetColumns } from '../../core/indicators/sheet-columns.ts';
import type { Tally } from '../../core/indicators/tally.ts';
import type { Benchmark } from '../../core/indicators/unit-figures.ts';

/** The months that the area's means rest on: the twelve that end with this one. */
export function areaMonths(until: string): { readonly from: string; readonly until: string } {
  return { from: monthsUntil(until, 12)[0] as string, until };
}

/** @param groups sheets `group.core` of the region that {@link areaMonths} are made of */
export function areaMeans(region: string, until: string, groups: readonly SheetColumns[]): Benchmark {
  const sum = new ColumnSum();
  for (const sheet of groups) addTo(sum, sheet, 1);
  return { region, ...areaMonths(until), groups: talliesOf(sum) };
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
  const sum = new ColumnSum();
  const add = (month: string, sign: 1 | -1) => addTo(sum, byMonth.get(month) ?? noColumns, sign);
  for (const month of monthsUntil(first, 12).slice(0, -1)) add(month, 1);
  return months.map((month) => {
    add(month, 1);
    const { from, until } = areaMonths(month);
    const means = { region, from, until, groups: talliesOf(sum) };
    add(from, -1);
    return means;
  });
}

function addTo(sum: ColumnSum, sheet: SheetColumns, sign: 1 | -1): void {
  sum.addSheet(sheet, { isWanted: (name) => coreNames.has(name), sign });
}

function talliesOf(sum: ColumnSum): ReadonlyMap<string, Tally> {
  const groups = [...sum.cells()].map(([[group], { tally }]) => [group as string, tally] as const);
  return new Map(groups.filter(([, tally]) => Object.keys(tally).length > 0));
}
