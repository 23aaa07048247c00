/**
 * The entry of a record under a key that somebody else wrote. Every plain record answers to `constructor` and
 * `__proto__` as well: what it inherits is no entry.
 */
export function entryOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
