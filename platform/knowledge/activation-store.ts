import { createHash } from 'node:crypto';
import { type Activation, parseActivations } from '../../core/activations.ts';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';

/** The activations of the knowledge bucket. */
export interface ActivationStore {
  /** Name of the activations as they stand, under which they will always be found; `null` before the first. */
  readonly nameCurrent: () => Promise<string | null>;
  readonly read: (name: string | null) => Promise<readonly Activation[]>;
  /** Those that stand. */
  readonly current: () => Promise<readonly Activation[]>;
  /**
   * Adds one to those that stand; `false`, and nothing is added, where those are others than it may follow. Throws
   * where others are quicker time and again.
   * @param mayFollow asked of those that stand at that very moment; it may follow any if left out
   */
  readonly add: (
    activation: Activation,
    mayFollow?: (standing: readonly Activation[]) => boolean,
  ) => Promise<boolean>;
}

export function activationStore(bucket: ObjectStore): ActivationStore {
  const current = async (): Promise<{ etag: string; bytes: Uint8Array } | null> => {
    const found = await bucket.find(knowledgeKeys.activations);
    return found && { etag: found.etag, bytes: Buffer.concat(await found.body.toArray()) };
  };
  const standing = (found: { bytes: Uint8Array } | null) =>
    found ? parseActivations(JSON.parse(Buffer.from(found.bytes).toString('utf8'))) : [];
  return {
    current: async () => standing(await current()),
    nameCurrent: async () => {
      const found = await current();
      return found && hashOf(found.bytes);
    },
    read: async (name) =>
      name === null ? [] : parseActivations(await bucket.readJson(knowledgeKeys.activationsNamed(name))),
    add: async (activation, mayFollow = () => true) => {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const found = await current();
        const before = standing(found);
        if (!mayFollow(before)) return false;
        const bytes = Buffer.from(`${JSON.stringify([...before, activation], null, 2)}\n`);
        // The name before what it is the name of: whoever reads the one will find the other.
        await bucket.write(knowledgeKeys.activationsNamed(hashOf(bytes)), bytes);
        if (await bucket.replace(knowledgeKeys.activations, found?.etag ?? null, bytes)) return true;
      }
      throw new Error('其他人正在启用，请稍后重试。 Others are activating just now; try again.');
    },
  };
}

/** One decision says nothing of another, so whoever comes second adds to what the first left. */
const attempts = 5;

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
