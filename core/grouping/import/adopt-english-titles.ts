import type { Scheme } from '../scheme.ts';
import type { SchemeDraft } from './scheme-draft.ts';

/** The translations of another scheme for all groups that both call the same in Chinese. */
export function adoptEnglishTitles(draft: SchemeDraft, from: Scheme): Scheme['englishTitles'] {
  if (!from.englishTitles) return null;
  const sameTitle = new Map(groupTitles(from));
  const shared = groupTitles(draft).flatMap(([group, title]) => {
    const translated = from.englishTitles?.groups[group];
    return translated !== undefined && sameTitle.get(group) === title ? [[group, translated] as const] : [];
  });
  return { ...from.englishTitles, groups: Object.fromEntries(shared) };
}

/** Cities differ from the national text in spaces and in the width of signs. */
function groupTitles({ mdcs, adrgs }: SchemeDraft): readonly (readonly [group: string, title: string])[] {
  const plain = (title: string) => title.normalize('NFKC').replaceAll(/\s/g, '');
  return [
    ...mdcs.map(({ code, title }) => [code, plain(title)] as const),
    ...adrgs.map(({ adrg, title }) => [adrg, plain(title)] as const),
  ];
}
