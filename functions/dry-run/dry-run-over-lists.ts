import { runBoth } from '../../core/compare-rules.ts';
import { hospitalsOf, payingSchemeOf, regionOf } from '../../core/knowledge.ts';
import { bringForward } from '../../core/rules/region/bring-forward.ts';
import { nameOfRule } from '../../core/rules/region/name-of-rule.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { RulesComparison } from '../../core/rules/region/rules-comparison.ts';
import type { CaseName, ListsRulesDryRun } from '../../platform/knowledge/dry-run-reports.ts';
import { standingRegionRules } from '../../platform/knowledge/region-rules-standing.ts';
import { regionRulesStore } from '../../platform/knowledge/region-rules-store.ts';
import type { DryRunMessage } from '../../platform/messages.ts';
import { remember } from '../../platform/remember.ts';
import type { BaselineStore } from '../../platform/table/baselines.ts';
import { type KnowledgeSources, knowledgeToday } from './knowledge-today.ts';
import { knownCases } from './known-cases.ts';
import { type ListSources, standingKeptLists } from './standing-kept-lists.ts';

export interface DryRunServices extends ListSources, KnowledgeSources {
  readonly installedRules: readonly RegionRules[];
  readonly baselines: Pick<BaselineStore, 'read'>;
  readonly nowMs: () => number;
}

/** Beyond either it stops and says so: somebody waits for it. */
const mostCases = 20_000;
const mostMs = 8 * 60_000;

/**
 * Checks audited cases by the rules as they are, and as the document would leave them; what is decided for days to
 * come is tried as if it held already. Histories are those of the table, cost baselines those of the region.
 */
export async function dryRunOverLists(
  services: DryRunServices,
  { region, document: hash, month, batch, at }: DryRunMessage,
): Promise<ListsRulesDryRun> {
  const { installed, bucket, nowMs } = services;
  const stopAtMs = nowMs() + mostMs;
  const document = await regionRulesStore(bucket).read(region, hash);
  const standing = await standingRegionRules(bucket, services.installedRules, region);
  const hospitals = hospitalsOf(region, installed);
  const knowledge = await knowledgeToday(services, hospitals);
  const days = await daysOf(services, month, batch);
  const tried = bringForward(document, standing.document, days);
  const libraries = { now: knowledge.rulesOf(region), next: knowledge.rulesUnder(tried) };
  const baselinesOf = remember((scheme: string) => services.baselines.read(region, scheme), String);
  const comparison = new RulesComparison<CaseName>(nameOfRule(libraries));
  const seen = new Set<string>();
  let left = mostCases;
  let isWhole = true;
  for await (const group of standingKeptLists(services, hospitals, { month, batch })) {
    const given = await knownCases(services, group.slice(0, left));
    for (const one of given) {
      const { list } = one;
      if (regionOf(list.hospital, knowledge).code !== region) continue;
      seen.add(list.hospital);
      const runs = runBoth(one, await baselinesOf(payingSchemeOf(list, knowledge)), knowledge, libraries);
      comparison.add({ hospital: list.hospital, setl_id: list.settlementId }, runs.now, runs.next);
    }
    left -= group.length;
    if (left >= 0 && nowMs() < stopAtMs) continue;
    isWhole = false;
    break;
  }
  return {
    region,
    document: hash,
    month,
    batch,
    made_at: at,
    hospitals: [...seen].sort(),
    is_whole: isWhole,
    brought_forward_to: tried === document ? null : days.from,
    ...comparison.report(),
  };
}

/** Of discharge: those of the month, or all up to the day on which the batch was sent. */
async function daysOf({ batches }: DryRunServices, month: string | null, batch: string | null) {
  if (month !== null) return { from: `${month}-01`, to: `${month}-31` };
  const sent = batch === null ? null : await batches.find(batch);
  return { from: longAgo, to: sent?.uploaded_at.slice(0, 10) ?? longAgo };
}

/** Before any case that there is. */
const longAgo = '2000-01-01';
