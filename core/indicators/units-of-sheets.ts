import { ColumnSum } from './column-sum.ts';
import { type Dimension, dimensionsOf, type KeyParts, type View } from './sheet.ts';
import type { SheetColumns } from './sheet-columns.ts';
import type { Tally } from './tally.ts';
import type { Unit } from './unit-figures.ts';
import type { UnitView, Within } from './view-figures.ts';

/** Sheets of one view over disjoint cases: of several months, say. */
export interface SheetsOfView {
  readonly view: View;
  readonly sheets: readonly SheetColumns[];
}

/**
 * The units of a view, by key. Both views must tell the dimensions of the units, and all that `within` names.
 * @param rows what is told of the units as wholes
 * @param groups what is told of each group of theirs
 */
export function unitsOfSheets(
  view: UnitView,
  within: Within,
  rows: SheetsOfView,
  groups: SheetsOfView,
): ReadonlyMap<string, Unit> {
  const units = new Map<string, { readonly tally: Tally; readonly byGroup: Map<string, Tally> }>();
  const unitOf = unitIn(rows.view, view);
  // A group is its own only group.
  for (const [[unit], tally] of sum(rows, within, (key) => [unitOf(key)]))
    if (unit) units.set(unit, { tally, byGroup: new Map(view === 'group' ? [[unit, tally]] : []) });
  if (view === 'group') return units;
  const unitOfGroup = unitIn(groups.view, view);
  const groupAt = placeOf(groups.view, 'group');
  for (const [[unit, group], tally] of sum(groups, within, (key) => [unitOfGroup(key), key[groupAt] ?? null]))
    if (unit && group) units.get(unit)?.byGroup.set(group, tally);
  return units;
}

/** What rows within come to, under what they are to be rows of. */
function* sum(
  { view, sheets }: SheetsOfView,
  within: Within,
  under: (key: KeyParts) => KeyParts,
): Generator<readonly [KeyParts, Tally]> {
  const all = new ColumnSum();
  const isWithin = keyTest(view, within);
  const place = (key: KeyParts) => (isWithin(key) ? under(key) : null);
  for (const sheet of sheets) all.addSheet(sheet, { under: place, isWanted: () => true });
  for (const [key, { tally }] of all.cells()) yield [key, tally];
}

/** The unit that a row of a sheet belongs to; `null` where it is of none. */
function unitIn(sheet: View, view: UnitView): (key: KeyParts) => string | null {
  if (view === 'total') return () => 'all';
  const place = placeOf(sheet, view);
  return (key) => key[place] ?? null;
}

function placeOf(sheet: View, dimension: Dimension): number {
  const place = (dimensionsOf[sheet] as readonly Dimension[]).indexOf(dimension);
  if (place < 0) throw new Error(`${sheet} does not tell the ${dimension}`);
  return place;
}

function keyTest(sheet: View, within: Within): (key: KeyParts) => boolean {
  const asked = (Object.entries(within) as [keyof Within, string | undefined][]).flatMap(
    ([dimension, value]) => (value === undefined ? [] : [{ place: placeOf(sheet, dimension), value }]),
  );
  return (key) => asked.every(({ place, value }) => key[place] === value);
}
