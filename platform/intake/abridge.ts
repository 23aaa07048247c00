const mostNames = 50;
const longestName = 60;

/** The batch item has room for a few names, and a file for thousands. */
export function abridge(names: readonly string[]): readonly string[] {
  const shown = names.slice(0, mostNames).map((name) => name.slice(0, longestName));
  return names.length > mostNames ? [...shown, `… (+${names.length - mostNames})`] : shown;
}
