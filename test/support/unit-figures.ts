import { addTally, type Tally } from '../../core/indicators/tally.ts';
import type { UnitFigures } from '../../core/indicators/unit-figures.ts';

/** A unit whose sums are those of its groups, and of cases in no group where they are given. */
export function unitWith(groups: Readonly<Record<string, Tally>>, ungrouped: Tally = {}): UnitFigures {
  const tally = Object.values(groups).reduce((sum, group) => addTally(sum, group), ungrouped);
  return { tally, byGroup: new Map(Object.entries(groups)), given: new Map() };
}
