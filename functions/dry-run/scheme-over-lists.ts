import { SchemeTrial } from '../../core/grouping/scheme-trial.ts';
import { hospitalsOf, knowledgeOf } from '../../core/knowledge.ts';
import type { CaseName, ListsSchemeDryRun } from '../../platform/knowledge/dry-run-reports.ts';
import { fetchScheme } from '../../platform/knowledge/fetch-scheme.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import type { SchemeDryRunMessage } from '../../platform/messages.ts';
import { type KnowledgeSources, knowledgeToday } from './knowledge-today.ts';
import { type ListSources, standingKeptLists } from './standing-kept-lists.ts';

export interface SchemeDryRunServices extends ListSources, KnowledgeSources {
  /** Of what is installed. */
  readonly folder: string;
  readonly nowMs: () => number;
}

/** Beyond it it stops and says so: the queue hands it to another after ten minutes. */
const mostMs = 8 * 60_000;

/** Groups the audited stays of a month once as they are grouped today and once by an uploaded scheme. */
export async function schemeOverLists(
  services: SchemeDryRunServices,
  { region, scheme, package: hash, month, at }: SchemeDryRunMessage,
): Promise<ListsSchemeDryRun> {
  const { bucket, folder, installed, nowMs } = services;
  const stopAtMs = nowMs() + mostMs;
  const hospitals = hospitalsOf(region, installed);
  const knowledge = await knowledgeToday(services, hospitals);
  const next = lazyGroupers(await fetchScheme(bucket, scheme, hash, folder))(scheme);
  const trial = new SchemeTrial<CaseName>(next);
  const seen = new Set<string>();
  let isWhole = true;
  for await (const group of standingKeptLists(services, hospitals, { month, batch: null })) {
    isWhole = nowMs() < stopAtMs;
    if (!isWhole) break;
    for (const { list } of group) {
      if (list.care !== 'inpatient') continue;
      seen.add(list.hospital);
      const name = { hospital: list.hospital, setl_id: list.settlementId };
      trial.add(name, list, knowledgeOf(list, knowledge).grouper);
    }
  }
  return {
    region,
    scheme,
    package: hash,
    month,
    made_at: at,
    hospitals: [...seen].sort(),
    is_whole: isWhole,
    ...trial.report(),
  };
}
