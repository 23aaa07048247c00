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
  for (const [[unit], tally] of sum(rows, within, [unitPart(rows.view, view)])) {
    // A group is its own only group.
    if (unit) units.set(unit, { tally, byGroup: new Map(view === 'group' ? [[unit, tally]] : []) });
  }
  if (view === 'group') return units;
  const groupOfUnit = [unitPart(groups.view, view), partOf(groups.view, 'group')];
  for (const [[unit, group], tally] of sum(groups, within, groupOfUnit)) {
    if (unit && group) units.get(unit)?.byGroup.set(group, tally);
  }
  return units;
}

/** What rows within come to, under what they are to be rows of. */
function* sum(
  { view, sheets }: SheetsOfView,
  within: Within,
  under: readonly (number | string)[],
): Generator<readonly [KeyParts, Tally]> {
  const asked = Object.entries(within) as [keyof Within, string | undefined][];
  const where = asked.flatMap(([dimension, value]) =>
    value === undefined ? [] : [{ part: partOf(view, dimension), value }],
  );
  const all = new ColumnSum();
  for (const sheet of sheets) all.addSheet(sheet, { under, where, isWanted: () => true });
  for (const [key, tally] of all.tallies()) yield [key, tally];
}

/** What of a row's key says of which unit it is. */
function unitPart(sheet: View, view: UnitView): number | string {
  return view === 'total' ? 'all' : partOf(sheet, view);
}

function partOf(sheet: View, dimension: Dimension): number {
  const part = (dimensionsOf[sheet] as readonly Dimension[]).indexOf(dimension);
  if (part < 0) throw new Error(`${sheet} does not tell the ${dimension}`);
  return part;
}
