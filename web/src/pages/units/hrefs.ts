import { queryText } from '../../api/get-json.ts';
import type { CasesSearch, PlaceAndTime, UnitsSearch } from './units-search.ts';

export type UnitKind = 'hospital' | 'department' | 'doctor' | 'group' | 'rule';

/** The table of units. */
export const unitsHref = (search: UnitsSearch) => `/units${queryText({ ...search })}`;

/** A unit's own page. A hospital is not looked at within another. */
export function unitHref(kind: UnitKind, key: string, { hospital, scope, period }: PlaceAndTime): string {
  const place = kind === 'hospital' ? {} : { hospital, scope };
  return `/units/${kind}/${encodeURIComponent(key)}${queryText({ ...place, period })}`;
}

/** The cases behind a figure. */
export const casesHref = (search: CasesSearch) => `/units/cases${queryText({ ...search })}`;

/** What became of a case. */
export const caseHref = (settlementId: string, hospital: string) =>
  `/cases/${encodeURIComponent(settlementId)}${queryText({ hospital })}`;
