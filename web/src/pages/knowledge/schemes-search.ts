import { searchText } from '../../parts/search-text.ts';
import { type TableSearch, tableSearchOf } from '../../parts/table-search.ts';

/** Which dry run of a scheme is looked at, as it stands in the URL. */
export interface SchemesSearch extends TableSearch {
  /** The scheme that was tried. */
  readonly tried?: string | undefined;
  /** When its dry run was asked for. */
  readonly run?: string | undefined;
  /** Month to try on. */
  readonly month?: string | undefined;
}

export function schemesSearchOf(search: Readonly<Record<string, unknown>>): SchemesSearch {
  const [tried, run, month] = ['tried', 'run', 'month'].map((name) => searchText(search[name]));
  return {
    ...tableSearchOf(search),
    ...(tried && { tried }),
    ...(run && { run }),
    ...(month && /^\d{4}-\d\d$/.test(month) && { month }),
  };
}
