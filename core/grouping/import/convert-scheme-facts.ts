import type { Condition } from '../condition.ts';
import type { Adrg, Mdc } from '../scheme.ts';
import type { SchemeDraft } from './scheme-draft.ts';
import type { AdrgFacts, DrgFacts, MdcFacts, SchemeFacts } from './scheme-facts.ts';

/** Turns published facts into our own form; ADRGs stand in the order in which they are tried. */
export function convertSchemeFacts(facts: SchemeFacts): SchemeDraft {
  const adrgs = new Map(facts['adrg.json'].map((adrg) => [adrg.id, adrg]));
  const mdcs = new Map(facts['mdc.json'].map((mdc) => [mdc.code, mdc]));
  const rows = new Map(facts['drg.json'].map((drg) => [`${drg.branch} ${drg.code}`, drg]));
  const drgs = Map.groupBy(rows.values(), (drg) => drg.branch);
  // What stands twice, or is tried by no MDC, is told elsewhere.
  const order = new Set([...facts['mdc.json'].flatMap((mdc) => mdc.adrgOrder), ...adrgs.keys()]);
  const tried = [...order].flatMap((id) => adrgs.get(id) ?? []);
  return {
    mdcs: [...mdcs.values()].map(convertMdc),
    adrgs: tried.map((adrg) => convertAdrg(adrg, drgs.get(adrg.id) ?? [])),
    complications: { mcc: codesByTable(facts['mcc.json']), cc: codesByTable(facts['cc.json']) },
    exclusions: codesByTable(facts['exclusions.json']),
    validProcedures: facts['valid-procedures.json'],
  };
}

function convertMdc({
  code,
  title,
  entry,
  principalDx,
  ambiguous,
  adrgOrder,
  sites,
  siteRule,
}: MdcFacts): Mdc {
  return {
    code,
    title: title || code,
    entry: siteRule ? { all: [entry, siteCondition(siteRule)] } : entry,
    ambiguous: ambiguous && !isNever(ambiguous.when) ? ambiguous : null,
    adrgs: adrgOrder,
    sets: principalDx.length > 0 ? { dx: principalDx } : {},
    ...(sites && { bodySites: sites }),
  };
}

function siteCondition({ counts, minDistinctSites }: NonNullable<MdcFacts['siteRule']>): Condition {
  return counts === 'distinct sites'
    ? { bodySites: ['>=', minDistinctSites] }
    : { bodySiteDx: ['>=', minDistinctSites] };
}

function isNever(condition: Condition): boolean {
  return 'const' in condition && !condition.const;
}

function convertAdrg(
  { id, adrg, type, title, when, sets, procClasses }: AdrgFacts,
  drgs: readonly DrgFacts[],
): Adrg {
  return {
    id,
    adrg,
    type,
    // Several cities leave a few ADRGs without a title.
    title: title || adrg,
    when,
    drgs: drgs.map((drg) => ({ code: drg.code, title: drg.title || drg.code, when: drg.when })),
    sets,
    ...(procClasses && { procClasses }),
  };
}

function codesByTable(tableByCode: Readonly<Record<string, string>>): Record<string, string[]> {
  const tables = Map.groupBy(Object.entries(tableByCode), ([, table]) => table);
  return Object.fromEntries([...tables].map(([table, entries]) => [table, entries.map(([code]) => code)]));
}
