import type { CodeTable } from '../code-table.ts';
import { type Condition, type ConditionVisitor, visitConditionOr } from '../condition.ts';
import type { Scheme } from '../scheme.ts';
import type { ImportIssue, Place } from './import-issue.ts';

/** A list of a scheme by a name that a person understands. */
interface NamedCodes {
  readonly list: string;
  /** The group whose place in the source is told; empty for none. */
  readonly group: string;
  readonly kind: 'dx' | 'proc';
  readonly codes: readonly string[];
}

/** Published schemes have up to 3 unknown codes in 10,000; a scheme of another edition has hundreds. */
const wrongEditionShare = 0.02;

/** Finds codes that the scheme's editions do not have: list by list, and in such number that the edition is wrong. */
export function findUnknownCodes(
  scheme: Scheme,
  tables: Readonly<Record<'dx' | 'proc', CodeTable>>,
  placeOf: (group: string) => Place | null,
): readonly ImportIssue[] {
  const lists = namedLists(scheme);
  const inLists = lists.flatMap(({ list, group, kind, codes }): ImportIssue[] => {
    const unknown = codes.filter((code) => !tables[kind].has(code));
    if (unknown.length === 0) return [];
    return [{ code: 'unknown-codes', place: placeOf(group), list, edition: tables[kind].id, codes: unknown }];
  });
  return [...wrongEditions(lists, tables), ...inLists];
}

function wrongEditions(
  lists: readonly NamedCodes[],
  tables: Readonly<Record<'dx' | 'proc', CodeTable>>,
): ImportIssue[] {
  return (['dx', 'proc'] as const).flatMap((kind): ImportIssue[] => {
    const all = new Set(lists.filter((list) => list.kind === kind).flatMap((list) => list.codes));
    const unknown = [...all].filter((code) => !tables[kind].has(code)).length;
    if (unknown <= all.size * wrongEditionShare) return [];
    return [{ code: 'wrong-edition', place: null, edition: tables[kind].id, unknown, of: all.size }];
  });
}

function namedLists(scheme: Scheme): readonly NamedCodes[] {
  const tables = (name: string, byTable: Readonly<Record<string, readonly string[]>>): NamedCodes => ({
    list: name,
    group: '',
    kind: 'dx',
    codes: Object.values(byTable).flat(),
  });
  return [
    { list: 'validProc', group: '', kind: 'proc', codes: scheme.validProcedures },
    ...scheme.mdcs.flatMap((mdc) => [
      ...listsOf(mdc.code, mdc.sets, kindsOfSets([mdc.entry])),
      ...(mdc.bodySites ?? []).map(({ site, dx: codes }) => ({
        list: `${mdc.code} ${site}`,
        group: mdc.code,
        kind: 'dx' as const,
        codes,
      })),
    ]),
    ...scheme.adrgs.flatMap((adrg) => [
      ...listsOf(adrg.id, adrg.sets, kindsOfSets([adrg.when, ...adrg.drgs.map((drg) => drg.when)])),
      ...listsOf(adrg.id, adrg.procClasses ?? {}, () => 'proc'),
    ]),
    tables('MCC', scheme.complications.mcc),
    tables('CC', scheme.complications.cc),
    tables('exclusions', scheme.exclusions),
  ];
}

function listsOf(
  group: string,
  sets: Readonly<Record<string, readonly string[]>>,
  kindOf: (name: string) => 'dx' | 'proc' | null,
): NamedCodes[] {
  return Object.entries(sets).flatMap(([name, codes]) => {
    const kind = kindOf(name);
    return kind === null ? [] : [{ list: `${group} ${name}`, group, kind, codes }];
  });
}

/** A list holds what the conditions ask of it; one that none uses is of no matter. */
function kindsOfSets(conditions: readonly Condition[]): (name: string) => 'dx' | 'proc' | null {
  const kinds = new Map<unknown, 'dx' | 'proc'>();
  const visitor: Partial<ConditionVisitor<void>> = {
    all: (parts) => parts.forEach(visit),
    any: (parts) => parts.forEach(visit),
    not: (part) => visit(part),
    principalDx: (ref) => void kinds.set(ref, 'dx'),
    anyDx: (ref) => void kinds.set(ref, 'dx'),
    secondaryDx: (ref) => void kinds.set(ref, 'dx'),
    distinctDx: ({ of }) => void kinds.set(of, 'dx'),
    mainProc: (ref) => void kinds.set(ref, 'proc'),
    anyProc: (ref) => void kinds.set(ref, 'proc'),
    secondaryProc: (ref) => void kinds.set(ref, 'proc'),
    distinctProc: ({ of }) => void kinds.set(of, 'proc'),
  };
  const visit = (condition: Condition): void => visitConditionOr(condition, visitor, undefined);
  conditions.forEach(visit);
  return (name) => kinds.get(name) ?? null;
}
