import type { CodeListRef } from '../condition.ts';
import type { Adrg, Mdc, Scheme } from '../scheme.ts';

/** The lists that the conditions of a group name; `null` for one that is not there or could not be read. */
export interface KnownLists {
  readonly codesOf: (ref: CodeListRef) => readonly string[] | null;
  readonly codesOfClass: (name: string) => readonly string[] | null;
}

export type ListsOf = (group: Adrg | Mdc) => KnownLists;

/** @param gaps as a reading of a source has them */
export function knownLists(scheme: Scheme, gaps: ReadonlySet<string>): ListsOf {
  return (group) => {
    const name = 'id' in group ? group.id : group.code;
    const find = (kind: 'sets' | 'procClasses', list: string) => {
      const isUnread = gaps.has(`${name} ${kind}`) || gaps.has(`${name} ${kind}.${list}`);
      const lists = kind === 'sets' ? group.sets : 'id' in group ? group.procClasses : undefined;
      return !isUnread && lists && Object.hasOwn(lists, list) ? (lists[list] ?? null) : null;
    };
    return {
      codesOf: (ref) => {
        if (typeof ref !== 'string') return ref.codes;
        if (ref === 'validProc') return gaps.has('validProc') ? null : scheme.validProcedures;
        return find('sets', ref);
      },
      codesOfClass: (list) => find('procClasses', list),
    };
  };
}
