import type * as z from 'zod';
import { regionOf } from '../../core/knowledge.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { findJson } from '../../platform/find-json.ts';
import type { DryRunRequest, ListsRulesDryRun } from '../../platform/knowledge/dry-run-reports.ts';
import { regionRulesStore } from '../../platform/knowledge/region-rules-store.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import type { DryRunMessage } from '../../platform/messages.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import type { dryRunSchema } from './region-rules-schemas.ts';

type DryRunView = Omit<z.infer<typeof dryRunSchema>, 'report'> & {
  readonly report: ListsRulesDryRun | null;
};

/** Nobody works on one for longer: its queue waits for no more than a few before it. */
const longestMs = 30 * 60_000;

/** Asks for the dry run of a sound document; `null` where the batch is not one of the region. */
export async function askDryRun(
  { installed, bucket, batches, askForDryRun, now }: KnowledgeServices,
  rules: RegionRules,
  over: { readonly month: string } | { readonly batch: string },
  by: string,
): Promise<DryRunView | null> {
  const { region } = rules;
  if ('batch' in over) {
    const batch = await batches.find(over.batch);
    const isOurs = batch && installed.registers.hospitals.has(batch.hospital);
    if (!isOurs || regionOf(batch.hospital, installed.registers).code !== region) return null;
  }
  const document = await regionRulesStore(bucket).upload(rules);
  const at = now();
  const request: DryRunMessage = { region, document, at, by, month: null, batch: null, ...over };
  await bucket.write(knowledgeKeys.rulesDryRunRequest(region, document, at), JSON.stringify(request));
  await askForDryRun(request);
  return { document, at, by, state: 'running', report: null };
}

/** How it stands with one that was asked for, or was made by the command line; `null` where there is none. */
export async function readDryRun(
  { bucket, now }: KnowledgeServices,
  region: string,
  document: string,
  at: string,
): Promise<DryRunView | null> {
  const [report, request] = await Promise.all([
    findJson<ListsRulesDryRun>(bucket, knowledgeKeys.rulesDryRun(region, document, at)),
    findJson<DryRunRequest>(bucket, knowledgeKeys.rulesDryRunRequest(region, document, at)),
  ]);
  const by = request?.by ?? null;
  if (report) return { document, at, by, state: 'done', report: reportView(report) };
  if (!request) return null;
  return { document, at, by, state: stateWithout(request, now()), report: null };
}

/** How it stands with a dry run that has no report. */
export function stateWithout(
  { at, failed }: Pick<DryRunRequest, 'at' | 'failed'>,
  now: string,
): 'running' | 'failed' {
  return failed || Date.parse(now) - Date.parse(at) > longestMs ? 'failed' : 'running';
}

/** Those of the command line say less of themselves: they read uploads, and these whole. */
function reportView(report: ListsRulesDryRun): ListsRulesDryRun {
  const { batch = null, is_whole = true, brought_forward_to = null } = report as Partial<ListsRulesDryRun>;
  return { ...report, batch, is_whole, brought_forward_to };
}
