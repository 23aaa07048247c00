/** How often each text is there. */
export function countAlike(texts: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(texts, (text) => text);
  return Object.fromEntries([...groups].map(([text, alike]) => [text, alike.length]));
}
