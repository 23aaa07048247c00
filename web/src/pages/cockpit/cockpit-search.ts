import { isPeriod } from '../../parts/period.ts';
import { searchText, searchWord } from '../../parts/search-text.ts';
import { type TableSearch, tableSearchOf } from '../../parts/table-search.ts';

type Search = Readonly<Record<string, unknown>>;

/** What every page of the cockpit is about, as its URL says it. */
export interface CockpitSearch extends TableSearch {
  /** @default the last month that has data */
  readonly period?: string | undefined;
  /** Of regional offices, who else is told of by his token alone. */
  readonly hospital?: string | undefined;
  readonly scope?: 'region' | undefined;
  readonly department?: string | undefined;
}

export function cockpitSearchOf(search: Search): CockpitSearch {
  const { period, hospital, scope, department } = search;
  return {
    ...tableSearchOf(search),
    ...said('period', isPeriod(searchText(period)) ? searchText(period) : undefined),
    ...said('hospital', searchText(hospital)),
    ...said('scope', searchWord(['region'] as const, scope)),
    ...said('department', searchText(department)),
  };
}

export const lampViews = ['total', 'hospital', 'department', 'doctor', 'group'] as const;
export type UnitView = (typeof lampViews)[number];

export const decompositions = ['group', 'member', 'column'] as const;

/** One lamp, and how it is taken apart. */
export interface LampSearch extends CockpitSearch {
  readonly view: UnitView;
  readonly key: string;
  readonly indicator: string;
  readonly against?: 'year-before' | undefined;
  readonly by?: (typeof decompositions)[number] | undefined;
}

export function lampSearchOf(search: Search): LampSearch {
  return {
    ...cockpitSearchOf(search),
    view: searchWord(lampViews, search['view']) ?? 'total',
    key: searchText(search['key']) ?? 'all',
    indicator: searchText(search['indicator']) ?? 'average-cost',
    ...said('against', searchWord(['year-before'] as const, search['against'])),
    ...said('by', searchWord(decompositions, search['by'])),
  };
}

export const planes = ['cmi-stay', 'cost-time', 'volume-margin'] as const;

/** One plane of units. */
export interface PlaneSearch extends CockpitSearch {
  readonly view?: Exclude<UnitView, 'total'> | undefined;
  readonly chart?: (typeof planes)[number] | undefined;
}

export function planeSearchOf(search: Search): PlaneSearch {
  const views = ['hospital', 'department', 'doctor', 'group'] as const;
  return {
    ...cockpitSearchOf(search),
    ...said('view', searchWord(views, search['view'])),
    ...said('chart', searchWord(planes, search['chart'])),
  };
}

/** What of violations is counted by month; money where nothing is said. */
export interface ViolationSearch extends CockpitSearch {
  readonly count?: 'findings' | undefined;
}

export function violationSearchOf(search: Search): ViolationSearch {
  return { ...cockpitSearchOf(search), ...said('count', searchWord(['findings'] as const, search['count'])) };
}

export const outlookMeasures = ['cases', 'costFen', 'paymentFen', 'weightE4', 'losDays'] as const;
export type OutlookMeasure = (typeof outlookMeasures)[number];

/** What is expected of one unit. */
export interface OutlookSearch extends CockpitSearch {
  readonly measure?: OutlookMeasure | undefined;
  readonly unit?: string | undefined;
}

export function outlookSearchOf(search: Search): OutlookSearch {
  return {
    ...cockpitSearchOf(search),
    ...said('measure', searchWord(outlookMeasures, search['measure'])),
    ...said('unit', searchText(search['unit'])),
  };
}

/** Left out where it is not said: a URL names what was chosen, and nothing else. */
function said<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: T });
}
