import {
  groupKey,
  isHospitalGroupKey,
  parseHospitalGroupKey,
  parseMixKey,
  type Sheet,
  type View,
} from './sheet.ts';
import { addTally, type Tally } from './tally.ts';

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
 * @param rows sheet of the view
 * @param mix sheet `mix` of the same cases; of a region, `hospital-group`
 */
export function unitsOf(view: View, rows: Sheet, mix: Sheet): ReadonlyMap<string, Unit> {
  const byUnit = new Map<string, Map<string, Tally>>();
  for (const [key, { tally }] of mix) {
    const place = placeIn(view, key);
    if (!place) continue;
    const groups = byUnit.get(place.unit) ?? new Map<string, Tally>();
    byUnit.set(place.unit, groups.set(place.group, addTally(groups.get(place.group) ?? {}, tally)));
  }
  return new Map(
    [...rows].map(([key, { tally }]) => [key, { tally, byGroup: byUnit.get(key) ?? new Map() }]),
  );
}

/** The unit of the view, and the group, that a row of the mix belongs to; `null` where it is of none. */
function placeIn(view: View, key: string): { readonly unit: string; readonly group: string } | null {
  if (isHospitalGroupKey(key)) {
    const { hospital, group } = parseHospitalGroupKey(key);
    return { unit: view === 'hospital' ? hospital : view === 'group' ? group : 'all', group };
  }
  const { department, doctor, scheme, drg } = parseMixKey(key);
  if (scheme === null || drg === null) return null;
  const group = groupKey(scheme, drg);
  if (view === 'department') return { unit: department, group };
  if (view === 'doctor') return doctor === null ? null : { unit: doctor, group };
  return { unit: view === 'group' ? group : 'all', group };
}
