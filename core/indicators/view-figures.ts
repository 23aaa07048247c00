import type { Period } from './period.ts';
import type { Dimension } from './sheet.ts';
import type { Benchmark, UnitFigures } from './unit-figures.ts';

/** A hospital, or a pooling area with all its hospitals. */
export type Scope =
  | { readonly kind: 'hospital'; readonly hospital: string }
  | { readonly kind: 'region'; readonly region: string };

/** The views whose rows are units that are compared; a region has no departments and no doctors. */
export type UnitView = 'total' | Dimension;

/** Only cases of this department, doctor and group. */
export interface Within {
  readonly department?: string | undefined;
  readonly doctor?: string | undefined;
  /** `groupKey`. */
  readonly group?: string | undefined;
}

/** A unit in a period, and what it was before. `null` where it had no case then. */
export interface UnitInTime {
  readonly key: string;
  readonly now: UnitFigures;
  /** The period of the same length just before. */
  readonly before: UnitFigures | null;
  readonly yearBefore: UnitFigures | null;
}

/** A unit that had cases only in an earlier period. A change may come from it; it stands in no table and has no lamp. */
interface GoneUnit extends Omit<UnitInTime, 'now'> {
  readonly now: null;
}

/** All units of a view in a period: what tables, lamps, portraits and reports are made of. */
export interface ViewFigures {
  readonly scope: Scope;
  readonly view: UnitView;
  readonly period: Period;
  readonly within: Within;
  /** The area's means by group, over the twelve months that end with the period. */
  readonly benchmark: Benchmark;
  /** By key, ascending. */
  readonly units: readonly UnitInTime[];
  /** By key, ascending. */
  readonly gone: readonly GoneUnit[];
}

/** All units of a view in one month. */
export interface MonthFigures {
  /** `yyyy-MM`. */
  readonly month: string;
  /** The area's means by group, over the twelve months that end with this one. */
  readonly benchmark: Benchmark;
  /** By key. */
  readonly units: ReadonlyMap<string, UnitFigures>;
}

/** What an indicator says of a unit. */
export interface IndicatorValue {
  readonly indicator: string;
  /** In the unit of its definition; `null` where there are no data, or nothing stands below the line. */
  readonly value: number | null;
  /** The two sides, where it has them. */
  readonly above: number | null;
  readonly below: number | null;
  /** Cases (answers, of a given one) that it rests on. */
  readonly cases: number;
}
