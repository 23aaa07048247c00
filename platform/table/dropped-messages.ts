import type { DeadLetter } from '../dead-letters.ts';
import { droppedMessageKey, droppedMessages } from './keys.ts';
import type { Table } from './table.ts';

/** A parked message that somebody decided to give up. */
export interface DroppedMessage extends DeadLetter {
  readonly queue: string;
  readonly batch: string | null;
  readonly by: string;
  readonly because: string;
  /** ISO 8601, UTC. */
  readonly dropped_at: string;
}

/** The log of what was given up: never changed, never deleted. */
export interface DroppedMessageStore {
  /** Twice the same message is once. */
  readonly keep: (dropped: DroppedMessage) => Promise<void>;
  readonly of: (queue: string) => Promise<readonly DroppedMessage[]>;
}

export function droppedMessageStore(table: Table): DroppedMessageStore {
  return {
    keep: (dropped) =>
      table.writeAll([{ ...droppedMessageKey(dropped.queue, dropped.message_id), ...dropped }]),
    of: async (queue) => {
      const all = await table.query<DroppedMessage>({
        KeyConditionExpression: 'pk = :queue',
        ExpressionAttributeValues: { ':queue': droppedMessages(queue) },
      });
      return all.toSorted((a, b) => (a.dropped_at < b.dropped_at ? -1 : 1));
    },
  };
}
