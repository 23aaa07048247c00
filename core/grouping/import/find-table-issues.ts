import type { Scheme } from '../scheme.ts';
import type { GroupPlace, ImportIssue, Place } from './import-issue.ts';

/** Finds codes that stand twice in one list, and complications that no principal diagnosis can void. */
export function findTableIssues(
  scheme: Scheme,
  places: ReadonlyMap<string, GroupPlace>,
  gaps: ReadonlySet<string>,
): readonly ImportIssue[] {
  const groups = [
    ...scheme.mdcs.map(({ code, sets }) => ({ group: code, lists: { sets } })),
    ...scheme.adrgs.map(({ id, sets, procClasses = {} }) => ({ group: id, lists: { sets, procClasses } })),
  ];
  return [
    ...groups.flatMap(({ group, lists }) =>
      Object.entries(lists).flatMap(([kind, byName]) =>
        Object.entries(byName).flatMap(([name, codes]) =>
          repeatedCodes(`${group} ${name}`, codes, places.get(group)?.at(kind, name) ?? null),
        ),
      ),
    ),
    ...repeatedCodes('validProc', scheme.validProcedures, places.get('validProc')?.row ?? null),
    ...(gaps.has('exclusions') ? [] : tablesWithoutExclusions(scheme)),
  ];
}

function repeatedCodes(list: string, codes: readonly string[], place: Place | null): ImportIssue[] {
  if (new Set(codes).size === codes.length) return [];
  const seen = new Set<string>();
  const twice = codes.filter((code) => seen.size === seen.add(code).size);
  return [{ code: 'repeated-code', place, list, codes: [...new Set(twice)] }];
}

function tablesWithoutExclusions({ complications, exclusions }: Scheme): ImportIssue[] {
  const entries = [...Object.entries(complications.mcc), ...Object.entries(complications.cc)];
  const counts = new Map<string, number>();
  for (const [table, codes] of entries)
    if (!exclusions[table]?.length) counts.set(table, (counts.get(table) ?? 0) + codes.length);
  return [...counts].map(([table, complications]) => ({
    code: 'no-exclusions',
    place: null,
    table,
    complications,
  }));
}
