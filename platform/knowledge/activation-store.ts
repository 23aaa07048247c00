import { createHash } from 'node:crypto';
import { type Activation, parseActivations } from '../../core/activations.ts';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';

/** The activations of the knowledge bucket. */
export interface ActivationStore {
  /** Name of the activations as they stand, under which they will always be found; `null` before the first. */
  readonly nameCurrent: () => Promise<string | null>;
  readonly read: (name: string | null) => Promise<readonly Activation[]>;
  /** Adds one to those that stand. Throws where others are quicker time and again. */
  readonly add: (activation: Activation) => Promise<void>;
}

export function activationStore(bucket: ObjectStore): ActivationStore {
  const current = async (): Promise<{ etag: string; bytes: Uint8Array } | null> => {
    const found = await bucket.find(knowledgeKeys.activations);
    return found && { etag: found.etag, bytes: Buffer.concat(await found.body.toArray()) };
  };
  return {
    nameCurrent: async () => {
      const found = await current();
      return found && hashOf(found.bytes);
    },
    read: async (name) =>
      name === null ? [] : parseActivations(await bucket.readJson(knowledgeKeys.activationsNamed(name))),
    add: async (activation) => {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const found = await current();
        const standing = found ? parseActivations(JSON.parse(Buffer.from(found.bytes).toString('utf8'))) : [];
        const bytes = Buffer.from(`${JSON.stringify([...standing, activation], null, 2)}\n`);
        // The name before what it is the name of: whoever reads the one will find the other.
        await bucket.write(knowledgeKeys.activationsNamed(hashOf(bytes)), bytes);
        if (await bucket.replace(knowledgeKeys.activations, found?.etag ?? null, bytes)) return;
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
