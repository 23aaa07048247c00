/**
 * An answer that may stand until another comes: to the same question about another period, and to no other, for names
 * and links beside it are already those of the next.
 * @param before key of the query that was answered, its query parameters last
 */
export function lastOfOtherPeriod<T>(
  before: readonly unknown[] | undefined,
  now: readonly unknown[],
  last: T | undefined,
): T | undefined {
  return before !== undefined && timeless(before) === timeless(now) ? last : undefined;
}

function timeless(key: readonly unknown[]): string {
  const { period: _, ...rest } = (key.at(-1) ?? {}) as { readonly period?: unknown };
  return JSON.stringify([...key.slice(0, -1), rest]);
}
