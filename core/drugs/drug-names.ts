/** Beginnings and endings of drug names that are no part of the substance. */
export interface NameParts {
  /** `盐酸`, `注射用`. */
  readonly beginnings: readonly string[];
  /** `缓释片`, `注射液`, `钠`. */
  readonly endings: readonly string[];
}

/**
 * The names a drug may stand under in a list of substances: its own, and what is left of it without salts, forms
 * and routes, each way. A whole name among them names the drug; a part of one never does.
 */
export function substanceNames(name: string, { beginnings, endings }: NameParts): readonly string[] {
  const found = new Set([name.normalize('NFKC').replace(/\s/g, '')]);
  // A name that is added is looked at in its turn.
  for (const one of found) {
    for (const beginning of beginnings) if (one.startsWith(beginning)) found.add(one.slice(beginning.length));
    for (const ending of endings) if (one.endsWith(ending)) found.add(one.slice(0, -ending.length));
  }
  return [...found].filter((one) => one !== '');
}
