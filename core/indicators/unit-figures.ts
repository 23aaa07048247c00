import type { Rows } from './gather-rows.ts';
import { mixPlaceOf, unitAt } from './mix-place.ts';
import { addTally, type Tally } from './tally.ts';
import type { UnitView } from './view-figures.ts';

/** The two sides of a figure that is not in the claims: how many were satisfied, of how many asked. */
export interface GivenMeasure {
  readonly above: number;
  readonly below: number;
}

/** What is known of a unit (a hospital, department, doctor, group) in a period: all that indicators are made of. */
export interface UnitFigures {
  /** Sums over all its cases. */
  readonly tally: Tally;
  /** The same by group (`groupKey`), outpatient bills left out. */
  readonly byGroup: ReadonlyMap<string, Tally>;
  /** Imported measures by indicator id. */
  readonly given: ReadonlyMap<string, GivenMeasure>;
}

/** What the area's cases say of each group: the sums that its means are made of, by {@link groupKey}. */
export interface Benchmark {
  /** Six digits. */
  readonly region: string;
  /** First and last month, `yyyy-MM`. */
  readonly from: string;
  readonly until: string;
  readonly groups: ReadonlyMap<string, Tally>;
}

/** A view's units; what was imported is added by the caller, who knows of what unit it is. */
export type Unit = Omit<UnitFigures, 'given'>;

/**
 * The units of a view, by key.
 * @param rows of the view
 * @param mix rows of the mix of the same cases; of a region, of `hospital-group`. `group` will do for a total and groups
 */
export function unitsOf(view: UnitView, rows: Rows, mix: Rows): ReadonlyMap<string, Unit> {
  const byUnit = new Map<string, Map<string, Tally>>();
  for (const [key, { tally }] of mix) {
    const place = mixPlaceOf(key);
    const unit = unitAt(place, view);
    if (unit === null || place.group === null) continue;
    const groups = byUnit.get(unit) ?? new Map<string, Tally>();
    const known = groups.get(place.group);
    byUnit.set(unit, groups.set(place.group, known ? addTally(known, tally) : tally));
  }
  return new Map(
    [...rows].map(([key, { tally }]) => [key, { tally, byGroup: byUnit.get(key) ?? new Map() }]),
  );
}
