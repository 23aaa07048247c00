import { isPeriod, type Period } from '../../parts/period.ts';
import { searchText, searchWord } from '../../parts/search-text.ts';
import { type TableSearch, tableSearchOf } from '../../parts/table-search.ts';
import type { Place } from '../../parts/use-periods.ts';

export const unitViews = ['department', 'doctor', 'group', 'hospital'] as const;
export type UnitView = (typeof unitViews)[number];

export const compares = ['both', 'before', 'year-before', 'none'] as const;
export type Compare = (typeof compares)[number];

type Search = Readonly<Record<string, unknown>>;

/** Whose figures of when. */
export interface PlaceAndTime extends Place {
  readonly period?: Period | undefined;
}

function placeAndTimeOf(search: Search): PlaceAndTime {
  const period = searchText(search['period']);
  return {
    ...(isPeriod(period) && { period }),
    ...told('hospital', searchText(search['hospital'])),
    ...told('scope', searchWord(['region'] as const, search['scope'])),
  };
}

export interface UnitsSearch extends PlaceAndTime, TableSearch {
  readonly view?: UnitView | undefined;
  readonly compare?: Compare | undefined;
  /** Only the doctors, or groups, of a department. */
  readonly department?: string | undefined;
}

/** What the URL of the tables of units says. */
export function unitsSearchOf(search: Search): UnitsSearch {
  return {
    ...placeAndTimeOf(search),
    ...tableSearchOf(search),
    ...told('view', searchWord(unitViews, search['view'])),
    ...told('compare', searchWord(compares, search['compare'])),
    ...told('department', searchText(search['department'])),
  };
}

export interface UnitSearch extends PlaceAndTime, TableSearch {
  /** Whose course is drawn. */
  readonly indicator?: string | undefined;
}

/** What the URL of one unit says besides which one it is. */
export function unitSearchOf(search: Search): UnitSearch {
  return {
    ...placeAndTimeOf(search),
    ...tableSearchOf(search),
    ...told('indicator', searchText(search['indicator'])),
  };
}

const caseFilters = ['department', 'doctor', 'group', 'indicator', 'rule', 'severity', 'status'] as const;

export interface CasesSearch
  extends PlaceAndTime,
    TableSearch,
    Readonly<Partial<Record<(typeof caseFilters)[number], string | undefined>>> {}

/** What the URL of the cases behind a figure says. */
export function casesSearchOf(search: Search): CasesSearch {
  const filters = caseFilters.map((name) => told(name, searchText(search[name])));
  return { ...placeAndTimeOf(search), ...tableSearchOf(search), ...Object.assign({}, ...filters) };
}

function told<Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value });
}

/** Which units there are: a region has no departments, a hospital is not one of several. */
export const viewsOf = (scope: PlaceAndTime['scope']): readonly [UnitView, ...UnitView[]] =>
  scope === 'region' ? ['hospital', 'group'] : ['department', 'doctor', 'group'];
