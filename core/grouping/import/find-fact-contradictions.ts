import type { FactSource } from './fact-source.ts';
import type { ImportIssue } from './import-issue.ts';
import type { FactRow } from './read-fact-rows.ts';
import type { FactRows } from './read-scheme-facts.ts';
import type { AdrgFacts, DrgFacts, FactFile, MdcFacts } from './scheme-facts.ts';

type PlaceIn = (file: FactFile) => FactSource['place'];

/** Finds where the files of a scheme say different things of the same group; silent on what could not be read. */
export function findFactContradictions(
  { mdcs, adrgs, drgs }: FactRows,
  gaps: ReadonlySet<string>,
  place: PlaceIn,
): readonly ImportIssue[] {
  const rowsOf = Map.groupBy(drgs, ({ facts }) => facts.branch);
  const mdcOf = new Map(mdcs.flatMap((mdc) => mdc.facts.adrgOrder.map((id) => [id, mdc] as const)));
  const adrgOf = new Map(adrgs.map((adrg) => [adrg.facts.id, adrg]));
  const unclear = drgs.filter(({ unread }) => unread.has('code') || unread.has('branch'));
  const places = { mdc: place('mdc.json'), adrg: place('adrg.json'), drg: place('drg.json') };
  return [
    ...repeated(mdcs, ({ code }) => code, places.mdc),
    ...repeated(adrgs, ({ id }) => id, places.adrg),
    ...adrgs.flatMap((adrg) => [
      ...(gaps.has('drgs') ? [] : differentDrgs(adrg, rowsOf.get(adrg.facts.id) ?? [], unclear, places.adrg)),
      ...differentMdc(adrg, mdcOf.get(adrg.facts.id), places.adrg),
    ]),
    ...drgs.flatMap((drg) => [
      ...lostDrg(drg, adrgOf, gaps, places.drg),
      ...differentAdrg(drg, adrgOf.get(drg.facts.branch), mdcOf.get(drg.facts.branch), places.drg),
    ]),
    ...repeatedDrgs(drgs, places.drg),
  ];
}

function repeated<T>(
  rows: readonly FactRow<T>[],
  nameOf: (facts: T) => string,
  place: FactSource['place'],
): ImportIssue[] {
  const byName = Map.groupBy(rows, ({ facts }) => nameOf(facts));
  return [...byName].flatMap(([entry, of]): ImportIssue[] => {
    const [first = null, ...also] = of.map(({ index }) => place([index]));
    return entry === '' || also.length === 0 ? [] : [{ code: 'repeated-entry', place: first, also, entry }];
  });
}

/** Branches of one ADRG share DRGs; nothing else may have two of the same code. */
function repeatedDrgs(drgs: readonly FactRow<DrgFacts>[], place: FactSource['place']): ImportIssue[] {
  const first = new Map<string, DrgFacts>();
  const read = drgs.filter(({ facts, unread }) => facts.code !== '' && !unread.has('adrg'));
  const ofTwo = read.flatMap(({ facts: { code, adrg }, facts, index }): ImportIssue[] => {
    const before = first.get(code) ?? facts;
    first.set(code, before);
    if (before.adrg === adrg) return [];
    return [{ code: 'contradiction', place: place([index]), entry: code, one: before.adrg, other: adrg }];
  });
  const inBranch = ({ branch, code }: DrgFacts) => (code === '' ? '' : `${branch} ${code}`);
  const twice = repeated(drgs, inBranch, place).map((issue) =>
    issue.code === 'repeated-entry' ? { ...issue, entry: issue.entry.split(' ')[1] ?? '' } : issue,
  );
  return [...ofTwo, ...twice];
}

function differentDrgs(
  { facts, index, unread }: FactRow<AdrgFacts>,
  rows: readonly FactRow<DrgFacts>[],
  unclear: readonly FactRow<DrgFacts>[],
  place: FactSource['place'],
): ImportIssue[] {
  const isUnclear = unclear.some(
    ({ facts: drg }) => drg.branch === facts.id || facts.drgs.includes(drg.code),
  );
  if (unread.has('drgs') || unread.has('id') || isUnclear) return [];
  const listed = facts.drgs.join(' ');
  const given = [...new Set(rows.map((drg) => drg.facts.code))].join(' ');
  if (listed === given) return [];
  const other = `drg.json: ${given}`;
  return [{ code: 'contradiction', place: place([index, 'drgs']), entry: facts.id, one: listed, other }];
}

function differentMdc(
  { facts, index, unread }: FactRow<AdrgFacts>,
  mdc: FactRow<MdcFacts> | undefined,
  place: FactSource['place'],
): ImportIssue[] {
  if (!mdc || unread.has('mdc') || mdc.unread.has('code') || facts.mdc === mdc.facts.code) return [];
  const other = `mdc.json: ${mdc.facts.code}`;
  return [{ code: 'contradiction', place: place([index, 'mdc']), entry: facts.id, one: facts.mdc, other }];
}

function differentAdrg(
  { facts: { code, adrg, mdc }, index, unread }: FactRow<DrgFacts>,
  ofBranch: FactRow<AdrgFacts> | undefined,
  triedBy: FactRow<MdcFacts> | undefined,
  place: FactSource['place'],
): ImportIssue[] {
  const differ = (field: string, one: string, other: string, file: string): ImportIssue[] =>
    one === other || unread.has(field)
      ? []
      : [
          {
            code: 'contradiction',
            place: place([index, field]),
            entry: code,
            one,
            other: `${file}: ${other}`,
          },
        ];
  return [
    ...(ofBranch && !ofBranch.unread.has('adrg')
      ? differ('adrg', adrg, ofBranch.facts.adrg, 'adrg.json')
      : []),
    ...(triedBy && !triedBy.unread.has('code') ? differ('mdc', mdc, triedBy.facts.code, 'mdc.json') : []),
  ];
}

function lostDrg(
  { facts, index, unread }: FactRow<DrgFacts>,
  adrgOf: ReadonlyMap<string, unknown>,
  gaps: ReadonlySet<string>,
  place: FactSource['place'],
): ImportIssue[] {
  if (adrgOf.has(facts.branch) || unread.has('branch') || gaps.has('adrgs')) return [];
  return [{ code: 'missing-group', place: place([index, 'branch']), group: facts.branch }];
}
