import type { FactSource } from './fact-source.ts';
import type { ImportIssue } from './import-issue.ts';
import type { FactRow } from './read-fact-rows.ts';
import type { FactRows } from './read-scheme-facts.ts';
import type { FactFile } from './scheme-facts.ts';

/** Groups that are tried one after the other, as their rows stand. */
interface Siblings {
  readonly group: string;
  readonly file: FactFile;
  readonly rows: readonly { readonly name: string; readonly order: number; readonly index: number }[];
}

/** Finds where the `order` of groups is not that in which they stand, which is the one that counts. */
export function findOrderContradictions(
  { mdcs, adrgs, drgs }: FactRows,
  place: (file: FactFile) => FactSource['place'],
): readonly ImportIssue[] {
  const adrgOf = new Map(adrgs.map((adrg) => [adrg.facts.id, adrg]));
  const tried = (ids: readonly string[]) => ids.flatMap((id) => adrgOf.get(id) ?? []);
  const all: readonly Siblings[] = [
    { group: 'MDC', file: 'mdc.json', rows: siblings(mdcs, ({ code }) => code) },
    ...mdcs.map(({ facts }): Siblings => {
      return { group: facts.code, file: 'adrg.json', rows: siblings(tried(facts.adrgOrder), ({ id }) => id) };
    }),
    ...[...Map.groupBy(drgs, ({ facts }) => facts.branch)].map(([group, rows]): Siblings => {
      return { group, file: 'drg.json', rows: siblings(rows, ({ code }) => code) };
    }),
  ];
  return all.flatMap((some) => outOfOrder(some, place(some.file)));
}

/** Of rows that stand twice, which is told elsewhere, the first. */
function siblings<T extends { order: number }>(
  rows: readonly FactRow<T>[],
  nameOf: (facts: T) => string,
): Siblings['rows'] {
  const seen = new Set(['']);
  return rows.flatMap(({ facts, index, unread }) => {
    const name = nameOf(facts);
    const isNew = seen.size < seen.add(name).size;
    return isNew && !unread.has('order') ? [{ name, order: facts.order, index }] : [];
  });
}

function outOfOrder({ group, rows }: Siblings, place: FactSource['place']): ImportIssue[] {
  return rows.flatMap(({ name: other, order, index }, i): ImportIssue[] => {
    const before = rows[i - 1];
    if (before === undefined || before.order < order) return [];
    const told = { place: place([index, 'order']), group, one: before.name, other };
    return before.order === order
      ? [{ code: 'same-order', ...told, order }]
      : [{ code: 'wrong-order', ...told, orders: [before.order, order] }];
  });
}
