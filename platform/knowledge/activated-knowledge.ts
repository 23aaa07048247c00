import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { type Activation, withActivations } from '../../core/payment/activation.ts';
import { inParallel } from '../in-parallel.ts';
import type { ObjectStore } from '../object-store.ts';
import { remember } from '../remember.ts';
import { activationStore } from './activation-store.ts';
import { fetchScheme } from './fetch-scheme.ts';
import { lazyGroupers } from './lazy-groupers.ts';

/** The knowledge that holds for a hospital under activations of this name; `null` for none. */
export type KnowledgeUnder = (activations: string | null, hospital: string) => Promise<Knowledge>;

/**
 * What is installed, with what was activated over it. A scheme that is not installed, or not in the form in
 * which it was activated, comes from the bucket, once.
 */
export function knowledgeUnder(installed: Knowledge, folder: string, bucket: ObjectStore): KnowledgeUnder {
  const readActivations = remember(activationStore(bucket).read, String);
  const findGroupers = remember(
    async ({ scheme, package: hash }: Activation) => {
      const dir = await fetchScheme(bucket, scheme, hash, folder);
      return dir === folder ? installed.grouperOf : lazyGroupers(dir);
    },
    ({ scheme, package: hash }) => `${scheme} ${hash}`,
  );
  return async (name, hospital) => {
    // A batch on its way while a version of before activations was replaced has no name at all.
    if (!name) return installed;
    const activations = await readActivations(name);
    const { code } = regionOf(hospital, installed);
    const ours = activations.filter(({ region }) => region === code);
    const found = await inParallel(
      ours,
      ours.length,
      async (one) => [one.scheme, await findGroupers(one)] as const,
    );
    const groupersOf = new Map(found);
    return {
      ...installed,
      regions: withActivations(installed.regions, activations),
      grouperOf: (scheme) => (groupersOf.get(scheme) ?? installed.grouperOf)(scheme),
    };
  };
}
