import {
  type Dimension,
  dimensionsOf,
  hospitalViews,
  isGrouped,
  regionViews,
  type SheetName,
  type View,
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

/** Which sheets answer a question; the same one twice, where the units are told with their groups. */
export interface SheetChoice {
  readonly rows: SheetName;
  readonly groups: SheetName;
}

/** The smallest sheets that tell all that is asked for. Throws on a question that no sheet can answer. */
export function sheetsFor({ scope, view, within, byGroup }: UnitQuestion): SheetChoice {
  const named = (Object.keys(within) as (keyof Within)[]).filter((name) => within[name] !== undefined);
  const asked = new Set<Dimension>(view === 'total' ? named : [view, ...named]);
  const rows = smallestView(scope, asked);
  if (isGrouped(rows)) return { rows, groups: rows };
  const groups = smallestView(scope, asked.union(new Set(['group'])));
  return { rows, groups: byGroup === 'core' && isGrouped(groups) ? `${groups}.core` : groups };
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
  { rows, groups }: SheetChoice,
  read: (name: SheetName) => readonly SheetColumns[],
  given: ReadonlyMap<string, Given>,
): Units {
  const of = (name: SheetName) => ({ view: name.replace('.core', '') as View, sheets: read(name) });
  const units = unitsOfSheets(view, within, of(rows), of(groups));
  return new Map([...units].map(([key, unit]) => [key, { ...unit, given: given.get(key) ?? none }]));
}

const none: Given = new Map();
