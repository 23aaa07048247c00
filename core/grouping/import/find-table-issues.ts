import type { Scheme } from '../scheme.ts';
import type { GroupPlace, ImportIssue, Place } from './import-issue.ts';

/** Finds codes that stand twice in one list, those of two levels of complication, and complications that no principal diagnosis can void. */
export function findTableIssues(
  scheme: Scheme,
  places: ReadonlyMap<string, GroupPlace>,
  gaps: ReadonlySet<string>,
): readonly ImportIssue[] {
  // Groups of a workbook share its sets.
  const seen = new Set<readonly string[]>();
  const lists = namedLists(scheme, places).filter(({ codes }) => seen.size < seen.add(codes).size);
  return [
    ...lists.flatMap(repeatedCodes),
    ...doubleComplications(scheme, places),
    ...(gaps.has('exclusions') ? [] : tablesWithoutExclusions(scheme)),
  ];
}

interface NamedList {
  readonly list: string;
  readonly codes: readonly string[];
  readonly placeAt: (index: number) => Place | null;
}

function namedLists(scheme: Scheme, places: ReadonlyMap<string, GroupPlace>): readonly NamedList[] {
  const groups = [
    ...scheme.mdcs.map(({ code, sets }) => ({ group: code, lists: { sets } })),
    ...scheme.adrgs.map(({ id, sets, procClasses = {} }) => ({ group: id, lists: { sets, procClasses } })),
  ];
  const ofGroups = groups.flatMap(({ group, lists }) =>
    Object.entries(lists).flatMap(([kind, byName]) =>
      Object.entries(byName).map(([name, codes]) => ({
        list: `${group} ${name}`,
        codes,
        placeAt: (index: number) => places.get(group)?.at(kind, name, index) ?? null,
      })),
    ),
  );
  const placeAt = (index: number) => places.get('validProc')?.at(index) ?? null;
  return [...ofGroups, { list: 'validProc', codes: scheme.validProcedures, placeAt }];
}

/** The place is that of the first code that was there before. */
function repeatedCodes({ list, codes, placeAt }: NamedList): ImportIssue[] {
  const seen = new Set<string>();
  const again = [...codes.keys()].filter((i) => seen.size === seen.add(codes[i] as string).size);
  const [first] = again;
  if (first === undefined) return [];
  const twice = [...new Set(again.map((i) => codes[i] as string))];
  return [{ code: 'repeated-code', place: placeAt(first), list, codes: twice }];
}

/** With one table for both, the higher level decides; with two, nobody can say when it is void. */
function doubleComplications(
  { complications: { mcc, cc } }: Scheme,
  places: ReadonlyMap<string, GroupPlace>,
): ImportIssue[] {
  const tableOf = new Map(entriesOf(mcc));
  return entriesOf(cc).flatMap(([entry, table]): ImportIssue[] => {
    const above = tableOf.get(entry);
    if (above === undefined) return [];
    const [place = null, ...also] = ['MCC', 'CC'].flatMap((level) => places.get(level)?.at(entry) ?? []);
    return above === table
      ? [{ code: 'double-complication', place, also, entry, table }]
      : [{ code: 'contradiction', place, also, entry, one: `MCC ${above}`, other: `CC ${table}` }];
  });
}

function entriesOf(
  codesByTable: Readonly<Record<string, readonly string[]>>,
): [code: string, table: string][] {
  return Object.entries(codesByTable).flatMap(([table, codes]) =>
    codes.map((code): [string, string] => [code, table]),
  );
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
