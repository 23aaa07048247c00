import type { Scheme } from '../scheme.ts';
import type { ImportIssue, Place } from './import-issue.ts';

/** Finds codes that stand twice in one list, and complications that no principal diagnosis can void. */
export function findTableIssues(
  scheme: Scheme,
  placeOf: (group: string) => Place | null,
): readonly ImportIssue[] {
  const groups = [
    ...scheme.mdcs.map(({ code, sets }) => ({ group: code, sets })),
    ...scheme.adrgs.map(({ id, sets, procClasses }) => ({ group: id, sets: { ...sets, ...procClasses } })),
  ];
  return [
    ...groups.flatMap(({ group, sets }) =>
      Object.entries(sets).flatMap(([name, codes]) =>
        repeatedCodes(`${group} ${name}`, codes, placeOf(group)),
      ),
    ),
    ...repeatedCodes('validProc', scheme.validProcedures, null),
    ...tablesWithoutExclusions(scheme),
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
