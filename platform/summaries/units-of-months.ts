import { gatherRows, type Rows } from '../../core/indicators/gather-rows.ts';
import { isWithin, mixPlaceOf, unitAt } from '../../core/indicators/mix-place.ts';
import type { View } from '../../core/indicators/sheet.ts';
import { type UnitFigures, unitsOf } from '../../core/indicators/unit-figures.ts';
import type { Scope, UnitView, Within } from '../../core/indicators/view-figures.ts';
import type { Given } from './read-given.ts';
import type { SheetNeed, SheetsFound } from './read-sheets.ts';

/** Which units are asked for, and of which of their cases. */
export interface UnitQuestion {
  readonly scope: Scope;
  readonly view: UnitView;
  readonly within: Within;
}

export type Units = ReadonlyMap<string, UnitFigures>;

/**
 * What the units of some months are made of: the sheet that tells their groups, and that of their rows where the
 * groups do not tell all. Throws on a question that no sheet can answer.
 */
export function needsOf(question: UnitQuestion, months: readonly string[]): readonly SheetNeed[] {
  const { rows, groups } = sheetsFor(question);
  return [...new Set([rows ?? groups, groups])].map((view) => ({ scope: question.scope, view, months }));
}

/** The units of some months by key, made of the sheets of {@link needsOf}. */
export function unitsIn(
  question: UnitQuestion,
  months: readonly string[],
  found: SheetsFound,
  given: ReadonlyMap<string, Given>,
): Units {
  const { scope, view, within } = question;
  const read = (of: View) => found({ scope, view: of, months });
  const { rows, groups } = sheetsFor(question);
  const mix = gatherRows(read(groups), (key) => (isWithin(mixPlaceOf(key), within) ? key : null));
  const ofView: Rows = rows
    ? gatherRows(read(rows), (key) => key)
    : gatherRows([mix], (key) => unitAt(mixPlaceOf(key), view));
  return new Map(
    [...unitsOf(view, ofView, mix)].map(([key, unit]) => [key, { ...unit, given: given.get(key) ?? none }]),
  );
}

const none: Given = new Map();

/** `rows` is `null` where those of `groups` are all there is. */
function sheetsFor({ scope, view, within }: UnitQuestion): { rows: View | null; groups: View } {
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
