import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Digest } from '../../platform/messages.ts';
import type { Outbox } from '../../platform/queue.ts';
import type { SendWindowStore } from '../../platform/table/send-windows.ts';
import type { Sink } from './sink.ts';

const limitSchema = z.strictObject({ alerts: z.int().min(1), windowSeconds: z.int().min(1).max(899) });

/** By sink, how many alerts one recipient is sent in a window of time; the queue has no limit. */
export const sendLimitsSchema = z.strictObject({
  live: limitSchema,
  webhook: limitSchema,
  email: limitSchema,
});

export interface SendLimits {
  /** Counts one more alert for the recipient; `false` where it is one too many, which a digest will tell of. */
  readonly admit: (sink: Sink['name'], hospital: string, recipient: string) => Promise<boolean>;
  /** How many alerts were held back in the window. */
  readonly heldBack: (digest: Digest) => Promise<number>;
}

/**
 * Held-back alerts stay in the inbox. When its window ends, the recipient is sent one digest of their number: notify
 * sends itself a message that arrives then.
 * @param now epoch seconds
 */
export function sendLimits(
  limits: z.infer<typeof sendLimitsSchema>,
  windows: SendWindowStore,
  notices: Outbox,
  now: () => number,
): SendLimits {
  return {
    admit: async (sink, hospital, recipient) => {
      if (sink === 'queue') return true;
      const { alerts, windowSeconds } = limits[sink];
      const begins = Math.floor(now() / windowSeconds) * windowSeconds;
      const window = new Date(begins * 1000).toISOString();
      const digest: Digest = { sink, hospital, recipient, window };
      const { due, hasDigest } = await windows.countOne(receiverOf(digest), window, now());
      if (due <= alerts) return true;
      if (!hasDigest) {
        await notices.send([{ digest }], begins + windowSeconds - now() + 1);
        await windows.noteDigest(receiverOf(digest), window);
      }
      return false;
    },
    heldBack: async (digest) => {
      const { due } = await windows.read(receiverOf(digest), digest.window);
      return due - limits[digest.sink].alerts;
    },
  };
}

/** A recipient, among those of all sinks and hospitals. */
export function receiverOf({ sink, hospital, recipient }: Omit<Digest, 'window'>): string {
  return `${sink}#${hospital}#${recipient}`;
}

/** The same for the same digest, however often it is sent. */
export function digestIdOf(digest: Digest): string {
  const name = `${receiverOf(digest)}#${digest.window}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}
