/** Makes a look-up of what a code's beginnings stand for; each once, in the order in which they were given. */
export function prefixMap<T>(
  all: readonly (readonly [meaning: T, prefixes: readonly string[]])[],
): (code: string) => readonly T[] {
  const byPrefix = new Map<string, T[]>();
  for (const [meaning, prefixes] of all)
    for (const prefix of new Set(prefixes)) byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), meaning]);
  const lengths = [...new Set([...byPrefix.keys()].map(({ length }) => length))];
  return (code) => [...new Set(lengths.flatMap((length) => byPrefix.get(code.slice(0, length)) ?? []))];
}
