import type { Grouper } from '../../core/grouping/grouper.ts';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { bringForward } from '../../core/rules/region/bring-forward.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { knowledgeUnder } from '../../platform/knowledge/activated-knowledge.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import { fetchScheme } from '../../platform/knowledge/fetch-scheme.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { loadRegionRules } from '../../platform/knowledge/load-rules.ts';
import { standingRegionRules } from '../../platform/knowledge/region-rules-standing.ts';
import { findPackage } from '../../platform/knowledge/scheme-package.ts';
import { remember } from '../../platform/remember.ts';
import type { PlannedBatch } from '../../platform/table/batches.ts';
import type { Stack } from '../endpoints.ts';
import { checkCatalogue, checkSchemes, checkTariff, checkTerms } from '../named-knowledge.ts';
import { changedKnowledge, type ReadyChanges } from './changed-knowledge.ts';
import type { ReplayChanges, ReplayScope } from './replay-question.ts';

/**
 * Changes that name nothing but what there is, made ready. A scheme that was uploaded to the stack is that of its
 * package; a document's decisions for days to come hold as if they held in the period already, as in a dry run.
 * @param stack `null` for files
 * @throws on what is not installed
 */
export async function readyChanges(
  { rules: document, ...chosen }: ReplayChanges,
  { from, to }: ReplayScope,
  installed: Knowledge,
  folder: string,
  stack: Stack | null,
): Promise<ReadyChanges> {
  const { scheme, tariff, catalogue, terms } = chosen;
  const grouper = scheme === undefined || !stack ? null : await uploadedGrouper(stack, scheme, folder);
  if (scheme !== undefined && !grouper) checkSchemes([scheme], folder);
  if (tariff !== undefined) checkTariff(tariff, installed.tariffs);
  if (catalogue !== undefined) checkCatalogue(catalogue, folder);
  if (terms !== undefined) checkTerms(terms, catalogue, installed.dipTerms);
  if (!document) return { chosen, grouper, rules: null };
  const standing = await standingDocument(document.region, folder, stack);
  const tried = from === null || to === null ? document : bringForward(document, standing, daysOf(from, to));
  return { chosen, grouper, rules: { region: document.region, library: installed.rulesUnder(tried) } };
}

/** The knowledge that a batch was audited under, or that of today, with the changes over it. */
export async function knowledgeForBatches(
  stack: Stack,
  installed: Knowledge,
  folder: string,
  changes: ReadyChanges,
  under: 'recorded' | 'today',
): Promise<(batch: PlannedBatch) => Promise<Knowledge>> {
  const knowledgeAt = knowledgeUnder(installed, folder, stack.knowledge);
  const today = under === 'today' ? await activationStore(stack.knowledge).nameCurrent() : null;
  const known = remember(
    async ({ activations, hospital }: { activations: string | null; hospital: string }) =>
      changedKnowledge(await knowledgeAt(activations, hospital), changes),
    ({ activations, hospital }) => `${activations} ${regionOf(hospital, installed).code}`,
  );
  return ({ activations, hospital }) =>
    known({ activations: under === 'today' ? today : activations, hospital });
}

async function uploadedGrouper(stack: Stack, scheme: string, folder: string): Promise<Grouper | null> {
  const uploaded = await findPackage(stack.knowledge, scheme);
  if (!uploaded) return null;
  return lazyGroupers(await fetchScheme(stack.knowledge, scheme, uploaded.package, folder))(scheme);
}

async function standingDocument(
  region: string,
  folder: string,
  stack: Stack | null,
): Promise<RegionRules | null> {
  const installed = loadRegionRules(folder);
  if (!stack) return installed.find((one) => one.region === region) ?? null;
  return (await standingRegionRules(stack.knowledge, installed, region)).document;
}

/** No month ends later. */
const daysOf = (from: string, to: string) => ({ from: `${from}-01`, to: `${to}-31` });
