import { isPeriod, type Period } from '../../parts/period.ts';
import { searchText, searchWord } from '../../parts/search-text.ts';
import { type TableSearch, tableSearchOf } from '../../parts/table-search.ts';
import { severities, states } from './finding-words.ts';

/** Which findings a page shows, as its URL says it. */
export interface FindingsSearch extends TableSearch {
  /** @default the last month that has data */
  readonly period?: Period | undefined;
  /** Of regional offices, who else is told of by his token alone. */
  readonly hospital?: string | undefined;
  readonly scope?: 'region' | undefined;
  readonly department?: string | undefined;
  readonly doctor?: string | undefined;
  readonly group?: string | undefined;
  readonly rule?: string | undefined;
  readonly severity?: (typeof severities)[number] | undefined;
  readonly state?: (typeof states)[number] | undefined;
  readonly setl_id?: string | undefined;
  /** Of the cases that this upload has told. */
  readonly batch?: string | undefined;
}

export function findingsSearchOf(search: Readonly<Record<string, unknown>>): FindingsSearch {
  const texts = ['hospital', 'department', 'doctor', 'group', 'rule', 'setl_id', 'batch'] as const;
  const period = searchText(search['period']);
  const found: FindingsSearch = {
    ...tableSearchOf(search),
    ...Object.fromEntries(texts.map((name) => [name, searchText(search[name])])),
    period: isPeriod(period) ? period : undefined,
    scope: searchWord(['region'], search['scope']),
    severity: searchWord(severities, search['severity']),
    state: searchWord(states, search['state']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What of a search the API is asked; the rest is about the table. */
export function queryOf(search: FindingsSearch, period: Period) {
  const { hospital, scope, department, doctor, group, rule, severity, state, setl_id, batch } = search;
  return { period, hospital, scope, department, doctor, group, rule, severity, state, setl_id, batch };
}
