import {
  type Dimension,
  dimensionsOf,
  hospitalViews,
  isGrouped,
  regionViews,
  type SheetName,
  type View,
  viewOf,
} from '../../core/indicators/sheet.ts';
import type { SheetColumns } from '../../core/indicators/sheet-columns.ts';
import type { UnitFigures } from '../../core/indicators/unit-figures.ts';
import { unitsOfSheets } from '../../core/indicators/units-of-sheets.ts';
import type { Scope, UnitView, Within } from '../../core/indicators/view-figures.ts';
import type { Given } from './read-given.ts';

/** Which units are asked for, and of which of their cases. */
export interface UnitQuestion {
  readonly scope: Scope;
  readonly view: UnitView;
  readonly within: Within;
  /** Of the groups of a unit: what indicators ask of them, or all there is, which is ten times as much. */
  readonly byGroup: 'core' | 'all';
}

/** Units by key. */
export type Units = ReadonlyMap<string, UnitFigures>;

/** Which sheets answer a question, of the units as wholes and of the groups of each. */
export interface SheetChoice {
  readonly rows: readonly SheetName[];
  readonly groups: readonly SheetName[];
}

/** The sheets of a choice, over disjoint cases: of several months, say. */
export interface ReadSheets extends SheetChoice {
  readonly read: (name: SheetName) => readonly SheetColumns[];
}

/** The smallest sheets that tell all that is asked for. Throws on a question that no sheet can answer. */
export function sheetsFor({ scope, view, within, byGroup }: UnitQuestion): SheetChoice {
  const named = (Object.keys(within) as (keyof Within)[]).filter((name) => within[name] !== undefined);
  const asked = new Set<Dimension>(view === 'total' ? named : [view, ...named]);
  const rows = smallestView(scope, asked);
  const groups = smallestView(scope, asked.union(new Set(['group'])));
  if (!isGrouped(groups)) throw new Error(`${groups} does not tell groups`);
  const moments: SheetName = `${groups}.moments`;
  if (rows === groups)
    return byGroup === 'core'
      ? { rows: [rows], groups: [rows] }
      : { rows: [rows, moments], groups: [rows, moments] };
  return { rows: [rows], groups: byGroup === 'core' ? [`${groups}.core`] : [groups, moments] };
}

function smallestView(scope: Scope, asked: ReadonlySet<Dimension>): View {
  const views: readonly View[] = scope.kind === 'hospital' ? hospitalViews : regionViews;
  const found = views.find((view) => asked.isSubsetOf(new Set<Dimension>(dimensionsOf[view])));
  if (!found) throw new Error(`a ${scope.kind} has no view of ${[...asked].join(' and ')}`);
  return found;
}

/** The units that the sheets of {@link sheetsFor} hold, each with what was imported for it. */
export function unitsIn(
  { view, within }: UnitQuestion,
  { rows, groups, read }: ReadSheets,
  given: ReadonlyMap<string, Given>,
): Units {
  const of = (names: readonly SheetName[]) => ({
    view: viewOf(names[0] as SheetName),
    sheets: names.flatMap(read),
  });
  const units = unitsOfSheets(view, within, of(rows), of(groups));
  return new Map([...units].map(([key, unit]) => [key, { ...unit, given: given.get(key) ?? none }]));
}

const none: Given = new Map();
