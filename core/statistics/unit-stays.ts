import { type Moments, momentsOf } from '../indicators/case-measures.ts';
import type { Tally } from '../indicators/tally.ts';
import type { Indicator, UnitKind } from './indicator.ts';
import { addMoments, noMoments } from './moments.ts';
import { type Unit, unitKey, unitOf } from './unit.ts';

/** The stays of one doctor, department, group and month, as a summary's mix holds them. */
export interface StayRow {
  readonly hospital: string;
  /** `null` where nobody knows it. */
  readonly hospitalLevel: number | null;
  readonly department: string;
  readonly doctor: string | null;
  /** Scheme and group. */
  readonly group: string;
  /** `yyyy-MM`. */
  readonly month: string;
  readonly tally: Tally;
}

/** One unit's sums by stratum: stays that are compared with each other. */
export interface UnitStays {
  readonly unit: Unit;
  readonly strata: ReadonlyMap<string, Moments>;
  /** All its stays, whether their measure is known or not. */
  readonly stays: number;
}

/** Regroups rows by unit; the order of rows never changes the outcome but by rounding. */
export function sumByUnit(
  rows: readonly StayRow[],
  kind: UnitKind,
  { measure, adjust }: Pick<Indicator, 'measure' | 'adjust'>,
): readonly UnitStays[] {
  const units = new Map<string, { unit: Unit; strata: Map<string, Moments>; stays: number }>();
  for (const row of rows) {
    const unit = unitOf(kind, row);
    if (!unit) continue;
    const key = unitKey(unit);
    const known = units.get(key) ?? { unit, strata: new Map<string, Moments>(), stays: 0 };
    units.set(key, known);
    // Every grouped stay has a length.
    known.stays += momentsOf(row.tally, 'los').stays;
    const moments = momentsOf(row.tally, measure);
    const stratum = stratumOf(row, adjust);
    if (moments.stays > 0)
      known.strata.set(stratum, addMoments(known.strata.get(stratum) ?? noMoments, moments));
  }
  return [...units.values()];
}

/** Hospitals of different levels charge, and are paid, differently: they are no peers. */
function stratumOf({ hospitalLevel, group }: StayRow, adjust: Indicator['adjust']): string {
  return adjust === 'group' ? `${hospitalLevel ?? '-'}/${group}` : `${hospitalLevel ?? '-'}`;
}
