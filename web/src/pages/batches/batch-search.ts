/** What the list of batches is asked for, in its URL. */
export interface BatchesSearch {
  /** For offices of a region. @default the caller's */
  readonly hospital?: string;
  /** Cursor of a later page. */
  readonly cursor?: string;
}

export function batchesSearchOf(search: Readonly<Record<string, unknown>>): BatchesSearch {
  return { ...textIn(search, 'hospital'), ...textIn(search, 'cursor') };
}

export interface RejectedSearch {
  /** All fields, also those in which nothing is wrong. */
  readonly all?: true;
}

export function rejectedSearchOf(search: Readonly<Record<string, unknown>>): RejectedSearch {
  return search['all'] === true || search['all'] === 'true' ? { all: true } : {};
}

function textIn<N extends string>(search: Readonly<Record<string, unknown>>, name: N): { [K in N]?: string } {
  const value = search[name];
  return (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as { [K in N]?: string };
}
