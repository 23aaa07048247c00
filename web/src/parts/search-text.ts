/** What a URL says under a name. The router has made numbers of what looks like one: `2026` is a year, `007` a text. */
export function searchText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One of some words, and nothing else. */
export function searchWord<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}
