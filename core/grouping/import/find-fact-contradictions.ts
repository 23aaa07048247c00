import type { ImportIssue } from './import-issue.ts';
import type { AdrgFacts, DrgFacts, SchemeFacts } from './scheme-facts.ts';

/** Finds where the files of a scheme say different things of the same group. */
export function findFactContradictions(facts: SchemeFacts): readonly ImportIssue[] {
  const rows = Map.groupBy(facts['drg.json'], (drg) => drg.branch);
  const mdcOf = new Map(facts['mdc.json'].flatMap((mdc) => mdc.adrgOrder.map((id) => [id, mdc.code])));
  const ids = new Set(facts['adrg.json'].map((adrg) => adrg.id));
  return [
    ...facts['adrg.json'].flatMap((adrg, i) => [
      ...differentDrgs(adrg, rows.get(adrg.id) ?? [], i),
      ...differentMdc(adrg, mdcOf.get(adrg.id), i),
    ]),
    ...facts['drg.json'].flatMap((drg, i) => (ids.has(drg.branch) ? [] : [lostDrg(drg, i)])),
    ...repeatedAdrgs(facts['adrg.json']),
    ...repeatedDrgs(facts['drg.json']),
  ];
}

function repeatedAdrgs(adrgs: readonly AdrgFacts[]): ImportIssue[] {
  const seen = new Set<string>();
  return adrgs.flatMap(({ id }, i): ImportIssue[] => {
    const isSecond = seen.size === seen.add(id).size;
    return isSecond
      ? [{ code: 'repeated-entry', place: { file: 'adrg.json', path: String(i) }, entry: id }]
      : [];
  });
}

/** Branches of one ADRG share DRGs; nothing else may have two of the same code. */
function repeatedDrgs(drgs: readonly DrgFacts[]): ImportIssue[] {
  const first = new Map<string, DrgFacts>();
  const inBranch = new Set<string>();
  return drgs.flatMap((drg, i): ImportIssue[] => {
    const { code, adrg, branch } = drg;
    const before = first.get(code) ?? drg;
    first.set(code, before);
    const place = { file: 'drg.json', path: String(i) };
    if (before.adrg !== adrg)
      return [{ code: 'contradiction', place, entry: code, one: before.adrg, other: adrg }];
    const isSecond = inBranch.size === inBranch.add(`${branch} ${code}`).size;
    return isSecond ? [{ code: 'repeated-entry', place, entry: code }] : [];
  });
}

function differentDrgs(adrg: AdrgFacts, rows: readonly DrgFacts[], index: number): ImportIssue[] {
  const listed = adrg.drgs.join(' ');
  const given = rows.map((drg) => drg.code).join(' ');
  if (listed === given) return [];
  const place = { file: 'adrg.json', path: `${index}.drgs` };
  return [{ code: 'contradiction', place, entry: adrg.id, one: listed, other: `drg.json: ${given}` }];
}

function differentMdc(adrg: AdrgFacts, tryingMdc: string | undefined, index: number): ImportIssue[] {
  if (tryingMdc === undefined || adrg.mdc === tryingMdc) return [];
  const place = { file: 'adrg.json', path: `${index}.mdc` };
  return [{ code: 'contradiction', place, entry: adrg.id, one: adrg.mdc, other: `mdc.json: ${tryingMdc}` }];
}

function lostDrg(drg: DrgFacts, index: number): ImportIssue {
  return {
    code: 'missing-group',
    place: { file: 'drg.json', path: `${index}.branch` },
    group: drg.branch,
  };
}
