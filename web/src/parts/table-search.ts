import { searchText } from './search-text.ts';
import type { TableView } from './table-rows.ts';

/** A {@link TableView} as it stands in a URL: `sort=-cost&find=zhang&only=department:A03.04`. */
export interface TableSearch {
  /** A column; with a minus before it, the largest first. */
  readonly sort?: string | undefined;
  readonly find?: string | undefined;
  /** Choices, `column:value` by semicolons. */
  readonly only?: string | undefined;
  /** Columns that are not shown, by commas. */
  readonly hide?: string | undefined;
}

/** All columns are shown, the extra ones too. */
const nothing = '-';

/** For `validateSearch` of a page with a table: what of a URL is about it. */
export function tableSearchOf(search: Readonly<Record<string, unknown>>): TableSearch {
  const names = ['sort', 'find', 'only', 'hide'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = searchText(search[name]);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

export function viewOfSearch({ sort, find, only, hide }: TableSearch): TableView {
  const choices = (only ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf(':');
    return at < 1 ? [] : [[read(pair.slice(0, at)), read(pair.slice(at + 1))]];
  });
  const down = sort?.startsWith('-') ?? false;
  return {
    ...(sort && { sort: down ? sort.slice(1) : sort, down }),
    ...(find && { text: find }),
    ...(choices.length > 0 && { choices: Object.fromEntries(choices) }),
    ...(hide && { hidden: hide === nothing ? [] : hide.split(',') }),
  };
}

/** With all its names, so that it takes the place of what stood there before. */
export function searchOfView({ sort, down, text, choices = {}, hidden }: TableView): TableSearch {
  const chosen = Object.entries(choices).filter(([, value]) => value !== '');
  return {
    sort: sort && `${down ? '-' : ''}${sort}`,
    find: text || undefined,
    only: chosen.map(([column, value]) => `${write(column)}:${write(value)}`).join(';') || undefined,
    hide: hidden && (hidden.join(',') || nothing),
  };
}

const write = (text: string) => text.replace(/[%;:]/g, encodeURIComponent);

function read(text: string): string {
  return text.replace(/%(25|3A|3B)/g, decodeURIComponent);
}
