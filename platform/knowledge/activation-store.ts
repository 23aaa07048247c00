import { createHash } from 'node:crypto';
import { type Activation, parseActivations } from '../../core/activations.ts';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';

/** The activations of the knowledge bucket. */
export interface ActivationStore {
  /** Name of the activations as they stand, under which they will always be found; `null` before the first. */
  readonly nameCurrent: () => Promise<string | null>;
  readonly read: (name: string | null) => Promise<readonly Activation[]>;
  /** Adds one to those that stand. Throws where somebody else has added one at the same time. */
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
      const found = await current();
      const standing = found ? parseActivations(JSON.parse(Buffer.from(found.bytes).toString('utf8'))) : [];
      const bytes = Buffer.from(`${JSON.stringify([...standing, activation], null, 2)}\n`);
      // The name before what it is the name of: whoever reads the one will find the other.
      await bucket.write(knowledgeKeys.activationsNamed(hashOf(bytes)), bytes);
      if (await bucket.replace(knowledgeKeys.activations, found?.etag ?? null, bytes)) return;
      throw new Error(
        '有人同时启用了方案或规则，请重试。 Somebody else activated something just now; try again.',
      );
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
