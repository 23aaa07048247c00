import type { Words } from '../claims/words.ts';
import type { GroupKind, MemberKind } from './contribution-words.ts';
import type { Explanation } from './contributions.ts';

/** What units are called; doctors go by their numbers. */
export interface UnitNames {
  readonly hospital: (code: string) => Words | null;
  readonly department: (code: string) => Words | null;
  /** @param key `groupKey` */
  readonly group: (key: string) => Words | null;
  readonly groupKind: GroupKind;
}

/** What the things are called that a change came from, in their order; `null` for what has no name of its own. */
export function contributionNames(
  { contributions }: Explanation,
  members: MemberKind,
  names: Omit<UnitNames, 'groupKind'>,
): readonly (Words | null)[] {
  return contributions.map(({ of, key }) => {
    if (key === null || of === 'part') return null;
    if (of === 'group') return names.group(key);
    return members === 'doctor' ? null : names[members](key);
  });
}
