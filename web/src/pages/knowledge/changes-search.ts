import { searchText } from '../../parts/search-text.ts';
import { type TableSearch, tableSearchOf } from '../../parts/table-search.ts';

/** What of the draft is looked at, as it stands in the URL. */
export interface ChangesSearch extends TableSearch {
  /** The rule that the form is open for. */
  readonly rule?: string | undefined;
  /** Hash of a document that was tried: the draft to go on with. */
  readonly document?: string | undefined;
  /** When its dry run was asked for. */
  readonly run?: string | undefined;
  /** Month to try it on. */
  readonly month?: string | undefined;
}

export function changesSearchOf(search: Readonly<Record<string, unknown>>): ChangesSearch {
  const [rule, document, run, month] = ['rule', 'document', 'run', 'month'].map((name) =>
    searchText(search[name]),
  );
  return {
    ...tableSearchOf(search),
    ...(rule && { rule }),
    ...(document && { document }),
    ...(run && { run }),
    ...(month && /^\d{4}-\d\d$/.test(month) && { month }),
  };
}
