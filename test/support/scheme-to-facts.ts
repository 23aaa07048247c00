import type { Condition } from '../../core/grouping/condition.ts';
import type { SchemeFacts } from '../../core/grouping/import/scheme-facts.ts';
import type { Mdc, Scheme } from '../../core/grouping/scheme.ts';

/** A scheme in the neutral form of published facts, as a new area would hand it in. */
export function schemeToFacts(scheme: Scheme): SchemeFacts {
  const mdcOf = new Map(scheme.mdcs.flatMap((mdc) => mdc.adrgs.map((id) => [id, mdc.code])));
  const tableByCode = (tables: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(
      Object.entries(tables).flatMap(([table, codes]) => codes.map((code) => [code, table])),
    );
  const mutable = (sets: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(sets).map(([name, codes]) => [name, [...codes]]));
  return {
    'mdc.json': scheme.mdcs.map(mdcFacts),
    'adrg.json': scheme.adrgs.map(({ id, adrg, type, title, when, sets, procClasses, drgs }, i) => ({
      id,
      adrg,
      mdc: mdcOf.get(id) ?? '',
      order: i + 1,
      type,
      title,
      when,
      sets: mutable(sets),
      ...(procClasses && { procClasses: mutable(procClasses) }),
      drgs: drgs.map(({ code }) => code),
    })),
    'drg.json': scheme.adrgs.flatMap(({ id, adrg, drgs }) =>
      drgs.map(({ code, title, when }, i) => ({
        code,
        adrg,
        branch: id,
        mdc: mdcOf.get(id) ?? '',
        order: i + 1,
        title,
        when,
      })),
    ),
    'mcc.json': tableByCode(scheme.complications.mcc),
    'cc.json': tableByCode(scheme.complications.cc),
    'exclusions.json': tableByCode(scheme.exclusions),
    'valid-procedures.json': [...scheme.validProcedures],
  };
}

function mdcFacts(mdc: Mdc, i: number): SchemeFacts['mdc.json'][number] {
  const { code, title, ambiguous, adrgs, sets, bodySites } = mdc;
  const { entry, siteRule } = withoutSiteRule(mdc.entry);
  return {
    code,
    order: i + 1,
    title,
    entry,
    principalDx: [...(sets['dx'] ?? [])],
    ambiguous,
    adrgOrder: [...adrgs],
    ...(bodySites && { sites: bodySites.map(({ site, dx }) => ({ site, dx: [...dx] })) }),
    ...(siteRule && { siteRule }),
  };
}

type SiteRule = NonNullable<SchemeFacts['mdc.json'][number]['siteRule']>;

/** The published form says beside the entry what an entry says of body sites. */
function withoutSiteRule(entry: Condition): { entry: Condition; siteRule?: SiteRule } {
  const [rest, sites] = 'all' in entry ? entry.all : [];
  if (rest && sites && 'bodySites' in sites)
    return { entry: rest, siteRule: { minDistinctSites: sites.bodySites[1], counts: 'distinct sites' } };
  if (rest && sites && 'bodySiteDx' in sites) {
    const counts = 'matching diagnoses (not distinct sites)';
    return { entry: rest, siteRule: { minDistinctSites: sites.bodySiteDx[1], counts } };
  }
  return { entry };
}
