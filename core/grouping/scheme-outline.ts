import type { SchemeOutline } from './case-program.ts';
import { triedAdrgs } from './compile-groups.ts';
import type { Scheme } from './scheme.ts';

/** What is said of a scheme to people, without its code lists. */
export function schemeOutline(scheme: Scheme, bodySites: SchemeOutline['bodySites']): SchemeOutline {
  return {
    bodySites,
    mdcs: scheme.mdcs.map(({ code, title, entry, ambiguous, commits }) => ({
      code,
      title,
      entry,
      ambiguous,
      ...(commits && { commits }),
    })),
    adrgs: triedAdrgs(scheme).map(({ id, adrg, title, when, drgs }) => ({ id, adrg, title, when, drgs })),
    englishTitles: scheme.englishTitles,
  };
}
