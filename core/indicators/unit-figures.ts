import type { Tally } from './tally.ts';

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

/** What the area's cases say of each group: the sums that its means are made of ({@link coreNames}), by {@link groupKey}. */
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
