import type { Condition } from '../condition.ts';
import type { Adrg, Scheme } from '../scheme.ts';
import { findImpossibleParts } from './find-impossible-parts.ts';
import type { GroupPlace, ImportIssue } from './import-issue.ts';
import type { KnownLists, ListsOf } from './known-lists.ts';

/** The name under which a reading keeps the place of a DRG. */
export function drgPlaceName({ id }: Adrg, code: string): string {
  return `${id} ${code}`;
}

/** Finds conditions that contradict themselves, wherever in a scheme they stand. */
export function findImpossibleConditions(
  { mdcs, adrgs }: Scheme,
  listsOf: ListsOf,
  places: ReadonlyMap<string, GroupPlace>,
): readonly ImportIssue[] {
  const find = (group: string, name: string, field: readonly string[], when: Condition, lists: KnownLists) =>
    findImpossibleParts(when, lists).map(
      ({ path, parts }): ImportIssue => ({
        code: 'impossible-condition',
        place: places.get(name)?.at(...field, ...path) ?? null,
        group,
        parts,
      }),
    );
  return [
    ...mdcs.flatMap((mdc) => [
      ...find(mdc.code, mdc.code, ['entry'], mdc.entry, listsOf(mdc)),
      ...(mdc.ambiguous
        ? find(mdc.code, mdc.code, ['ambiguous', 'when'], mdc.ambiguous.when, listsOf(mdc))
        : []),
    ]),
    ...adrgs.flatMap((adrg) => [
      ...find(adrg.id, adrg.id, ['when'], adrg.when, listsOf(adrg)),
      ...adrg.drgs.flatMap(({ code, when }) =>
        find(code, drgPlaceName(adrg, code), ['when'], when, listsOf(adrg)),
      ),
    ]),
  ];
}
