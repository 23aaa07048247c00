import { gatherRows, type Rows } from '../../core/indicators/gather-rows.ts';
import { isWithin, mixPlaceOf, unitAt } from '../../core/indicators/mix-place.ts';
import type { View } from '../../core/indicators/sheet.ts';
import { type UnitFigures, unitsOf } from '../../core/indicators/unit-figures.ts';
import type { Scope, UnitView, Within } from '../../core/indicators/view-figures.ts';
import type { Given } from './read-given.ts';

/** Which units are asked for, and of which of their cases. */
export interface UnitQuestion {
  readonly scope: Scope;
  readonly view: UnitView;
  readonly within: Within;
}

/** Units by key. */
export type Units = ReadonlyMap<string, UnitFigures>;

/** Which sheets answer a question. */
export interface SheetChoice {
  /** `null` where `groups` has all that the rows are made of. */
  readonly rows: View | null;
  /** Tells the groups of each unit. */
  readonly groups: View;
}

/** Throws on a question that no sheet can answer. */
export function sheetsFor({ scope, view, within }: UnitQuestion): SheetChoice {
  const { department, doctor, group } = within;
  const isWhole = department === undefined && doctor === undefined && group === undefined;
  if (scope.kind === 'hospital') {
    if (view === 'hospital') throw new Error('a hospital has no view of hospitals');
    return { rows: null, groups: isWhole && view === 'group' ? 'group' : 'mix' };
  }
  if (view === 'department' || view === 'doctor' || department !== undefined || doctor !== undefined)
    throw new Error('a region has no view of departments and doctors');
  if (!isWhole) return { rows: null, groups: 'hospital-group' };
  // Outpatient bills are in no group.
  return { rows: view, groups: view === 'hospital' ? 'hospital-group' : 'group' };
}

/** The units that the sheets of {@link sheetsFor} hold, each with what was imported for it. */
export function unitsIn(
  { view, within }: UnitQuestion,
  sheets: { readonly rows: Rows | null; readonly groups: Rows },
  given: ReadonlyMap<string, Given>,
): Units {
  const groups = gatherRows([sheets.groups], (key) => (isWithin(mixPlaceOf(key), within) ? key : null));
  const rows = sheets.rows ?? gatherRows([groups], (key) => unitAt(mixPlaceOf(key), view));
  return new Map(
    [...unitsOf(view, rows, groups)].map(([key, unit]) => [key, { ...unit, given: given.get(key) ?? none }]),
  );
}

const none: Given = new Map();
