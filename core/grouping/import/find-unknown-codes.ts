import type { CodeTable } from '../code-table.ts';
import { type Condition, type ConditionVisitor, visitConditionOr } from '../condition.ts';
import type { Scheme } from '../scheme.ts';
import type { GroupPlace, ImportIssue, Place } from './import-issue.ts';

type Places = ReadonlyMap<string, GroupPlace>;

/** A list of a scheme by a name that a person understands. */
interface NamedCodes {
  readonly list: string;
  /** Where its codes stand, for the one of this place in it. */
  readonly placeOf: (code: string, index: number) => Place | null;
  readonly kind: 'dx' | 'proc';
  readonly codes: readonly string[];
}

/** A code that its edition does not have, in every list that mentions it. */
interface UnknownCode {
  readonly code: string;
  readonly lists: string[];
  readonly places: Place[];
}

/** Published schemes have up to 3 unknown codes in 10,000; a scheme of another edition has hundreds. */
const wrongEditionShare = 0.02;

/** Finds codes that the scheme's editions do not have: one by one, or in such number that the edition is wrong. */
export function findUnknownCodes(
  scheme: Scheme,
  tables: Readonly<Record<'dx' | 'proc', CodeTable>>,
  places: Places,
): readonly ImportIssue[] {
  const lists = namedLists(scheme, places);
  return (['dx', 'proc'] as const).flatMap((kind) => {
    const ofKind = lists.filter((list) => list.kind === kind);
    const all = new Set(ofKind.flatMap((list) => list.codes));
    const unknown = unknownIn(ofKind, tables[kind]);
    const edition = tables[kind].id;
    return unknown.length > all.size * wrongEditionShare
      ? [wrongEdition(unknown, edition, all.size)]
      : unknown.map(({ code, lists, places: [place = null, ...also] }): ImportIssue => {
          return { code: 'unknown-code', place, also, entry: code, edition, lists };
        });
  });
}

function wrongEdition(unknown: readonly UnknownCode[], edition: string, of: number): ImportIssue {
  const [place = null, ...also] = unknown.flatMap(({ places }) => places.slice(0, 1));
  return { code: 'wrong-edition', place, also, edition, of, codes: unknown.map(({ code }) => code) };
}

function unknownIn(lists: readonly NamedCodes[], table: CodeTable): readonly UnknownCode[] {
  const found = new Map<string, UnknownCode>();
  for (const { list, codes, placeOf } of lists) {
    for (const [i, code] of codes.entries()) {
      if (table.has(code)) continue;
      const known = found.get(code) ?? { code, lists: [], places: [] };
      found.set(code, known);
      const place = placeOf(code, i);
      if (!known.lists.includes(list)) known.lists.push(list);
      if (place && !known.places.some((other) => isSamePlace(other, place))) known.places.push(place);
    }
  }
  return [...found.values()];
}

function isSamePlace(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function namedLists(scheme: Scheme, places: Places): readonly NamedCodes[] {
  const whole = (list: string, kind: 'dx' | 'proc', codes: readonly string[]): NamedCodes => ({
    list,
    kind,
    codes,
    placeOf: (code, i) => places.get(list)?.at(list === 'validProc' ? i : code) ?? null,
  });
  const listsOf = (
    group: string,
    field: 'sets' | 'procClasses',
    lists: Readonly<Record<string, readonly string[]>>,
    kindOf: (name: string) => 'dx' | 'proc' | null,
  ): NamedCodes[] =>
    Object.entries(lists).flatMap(([name, codes]) => {
      const kind = kindOf(name);
      const placeOf = (_: string, i: number) => places.get(group)?.at(field, name, i) ?? null;
      return kind === null ? [] : [{ list: `${group} ${name}`, kind, codes, placeOf }];
    });
  return [
    whole('validProc', 'proc', scheme.validProcedures),
    ...scheme.mdcs.flatMap((mdc) => [
      ...listsOf(
        mdc.code,
        'sets',
        mdc.sets,
        kindsOfSets([mdc.entry, ...(mdc.ambiguous ? [mdc.ambiguous.when] : [])]),
      ),
      ...(mdc.bodySites ?? []).map(({ site, dx: codes }, at) => ({
        list: `${mdc.code} ${site}`,
        kind: 'dx' as const,
        codes,
        placeOf: (_: string, i: number) => places.get(mdc.code)?.at('bodySites', at, 'dx', i) ?? null,
      })),
    ]),
    ...scheme.adrgs.flatMap((adrg) => [
      ...listsOf(adrg.id, 'sets', adrg.sets, kindsOfSets([adrg.when, ...adrg.drgs.map((drg) => drg.when)])),
      ...listsOf(adrg.id, 'procClasses', adrg.procClasses ?? {}, () => 'proc'),
    ]),
    whole('MCC', 'dx', Object.values(scheme.complications.mcc).flat()),
    whole('CC', 'dx', Object.values(scheme.complications.cc).flat()),
    whole('exclusions', 'dx', Object.values(scheme.exclusions).flat()),
  ];
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
