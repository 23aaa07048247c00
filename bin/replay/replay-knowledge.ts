import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { bringForward } from '../../core/rules/region/bring-forward.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { knowledgeUnder } from '../../platform/knowledge/activated-knowledge.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import { fetchScheme } from '../../platform/knowledge/fetch-scheme.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { loadRegionRules } from '../../platform/knowledge/load-rules.ts';
import { standingRegionRules } from '../../platform/knowledge/region-rules-standing.ts';
import { hashScheme } from '../../platform/knowledge/scheme-pack.ts';
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
  const ofScheme = scheme === undefined ? noScheme : await triedScheme(scheme, folder, stack);
  if (tariff !== undefined) checkTariff(tariff, installed.tariffs);
  if (catalogue !== undefined) checkCatalogue(catalogue, folder);
  if (terms !== undefined) checkTerms(terms, catalogue, installed.dipTerms);
  if (!document) return { chosen, ...ofScheme, rules: null };
  const standing = await standingDocument(document.region, folder, stack);
  const tried = from === null || to === null ? document : bringForward(document, standing, daysOf(from, to));
  return {
    chosen,
    ...ofScheme,
    rules: { region: document.region, library: installed.rulesUnder(tried) },
  };
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

type TriedScheme = Pick<ReadyChanges, 'package' | 'grouper'>;

const noScheme: TriedScheme = { package: null, grouper: null };

async function triedScheme(scheme: string, folder: string, stack: Stack | null): Promise<TriedScheme> {
  const uploaded = stack && (await findPackage(stack.knowledge, scheme));
  if (!uploaded) {
    checkSchemes([scheme], folder);
    return { package: hashScheme(folder, scheme), grouper: null };
  }
  const fetched = await fetchScheme(stack.knowledge, scheme, uploaded.package, folder);
  return { package: uploaded.package, grouper: lazyGroupers(fetched)(scheme) };
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
