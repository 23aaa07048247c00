import type { Scheme } from '../scheme.ts';
import { drgPlaceName } from './find-impossible-conditions.ts';
import type { GroupPlace, ImportIssue } from './import-issue.ts';

/** Published titles have up to 40 characters. */
const longestTitle = 200;

/** Control and format characters, halves of characters, and what stands in for one that was lost. */
const unreadable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFD]/u;

/** Finds titles that nobody can read: too long, or with characters that are none. */
export function findTitleIssues(
  { mdcs, adrgs }: Scheme,
  places: ReadonlyMap<string, GroupPlace>,
): readonly ImportIssue[] {
  const check = (group: string, title: string, name = group): ImportIssue[] => {
    const place = places.get(name)?.at('title') ?? null;
    if (title.length > longestTitle)
      return [{ code: 'title-too-long', place, group, length: title.length, longest: longestTitle }];
    const found = unreadable.exec(title)?.[0];
    return found === undefined
      ? []
      : [{ code: 'title-unreadable', place, group, character: codePoint(found) }];
  };
  return [
    ...mdcs.flatMap(({ code, title }) => check(code, title)),
    ...adrgs.flatMap((adrg) => [
      ...check(adrg.id, adrg.title),
      ...adrg.drgs.flatMap(({ code, title }) => check(code, title, drgPlaceName(adrg, code))),
    ]),
  ];
}

/** Such as `U+001B`. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
