import { isOfRules, isOfScheme } from '../../core/activations.ts';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { type SchemeActivation, withActivations } from '../../core/payment/activation.ts';
import type { RulesActivation } from '../../core/rules/region/rules-activation.ts';
import { inParallel } from '../in-parallel.ts';
import type { ObjectStore } from '../object-store.ts';
import { remember } from '../remember.ts';
import { activationStore } from './activation-store.ts';
import { fetchScheme } from './fetch-scheme.ts';
import { lazyGroupers } from './lazy-groupers.ts';
import { regionRulesStore } from './region-rules-store.ts';

/** The knowledge that holds for a hospital under activations of this name; `null` for none. */
export type KnowledgeUnder = (activations: string | null, hospital: string) => Promise<Knowledge>;

/**
 * What is installed, with what was activated over it. A scheme that is not installed, or not in the form in
 * which it was activated, comes from the bucket, once; so does a region's newest document of rules.
 */
export function knowledgeUnder(installed: Knowledge, folder: string, bucket: ObjectStore): KnowledgeUnder {
  const readActivations = remember(activationStore(bucket).read, String);
  const findGroupers = remember(
    async ({ scheme, package: hash }: SchemeActivation) => {
      const dir = await fetchScheme(bucket, scheme, hash, folder);
      return dir === folder ? installed.grouperOf : lazyGroupers(dir);
    },
    ({ scheme, package: hash }) => `${scheme} ${hash}`,
  );
  const readRules = regionRulesStore(bucket).read;
  const findLibrary = remember(
    async ({ region, document }: RulesActivation) => installed.rulesUnder(await readRules(region, document)),
    ({ document }) => document,
  );
  return async (name, hospital) => {
    // A batch on its way while a version of before activations was replaced has no name at all.
    if (!name) return installed;
    const activations = await readActivations(name);
    const { code } = regionOf(hospital, installed);
    const ours = activations.filter(({ region }) => region === code);
    const schemes = ours.filter(isOfScheme);
    const found = await inParallel(
      schemes,
      schemes.length,
      async (one) => [one.scheme, await findGroupers(one)] as const,
    );
    const groupersOf = new Map(found);
    const decided = ours.findLast(isOfRules);
    const library = decided && (await findLibrary(decided));
    return {
      ...installed,
      regions: withActivations(installed.regions, activations.filter(isOfScheme)),
      grouperOf: (scheme) => (groupersOf.get(scheme) ?? installed.grouperOf)(scheme),
      rulesOf: (region) => (library && region === code ? library : installed.rulesOf(region)),
    };
  };
}
