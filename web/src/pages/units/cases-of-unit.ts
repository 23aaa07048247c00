import type { UnitKind } from './hrefs.ts';
import type { ShownUnit } from './shown-unit.ts';
import type { CasesSearch } from './units-search.ts';

/** Which cases are those of a unit. */
export function casesOfUnit(
  kind: UnitKind,
  { unit, period, place }: Pick<ShownUnit, 'unit' | 'period' | 'place'>,
): CasesSearch {
  return kind === 'hospital' ? { period, hospital: unit } : { period, ...place, [kind]: unit };
}
