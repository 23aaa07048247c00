import { searchText } from '../../parts/search-text.ts';
import { type TableSearch, tableSearchOf } from '../../parts/table-search.ts';

export interface HistorySearch extends TableSearch {
  /** Whose mutings are shown; the caller's own where it is left out. */
  readonly hospital?: string | undefined;
}

export function historySearchOf(search: Readonly<Record<string, unknown>>): HistorySearch {
  const hospital = searchText(search['hospital']);
  return { ...tableSearchOf(search), ...(hospital && { hospital }) };
}
