import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { sendWindowKey } from './keys.ts';
import type { Table } from './table.ts';

const rememberSeconds = 86_400;

/** What a receiver was due to be sent in one window of time. */
export interface SendWindow {
  /** Alerts, sent and held back. */
  readonly due: number;
  /** A digest of those held back is under way. */
  readonly hasDigest: boolean;
}

/** How many alerts each receiver was due, by windows of time that are named by their beginning. */
export interface SendWindowStore {
  /** @param now epoch seconds */
  readonly countOne: (receiver: string, window: string, now: number) => Promise<SendWindow>;
  readonly noteDigest: (receiver: string, window: string) => Promise<void>;
  readonly read: (receiver: string, window: string) => Promise<SendWindow>;
}

export function sendWindowStore({ client, name }: Table): SendWindowStore {
  return {
    countOne: async (receiver, window, now) => {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: name,
          Key: sendWindowKey(receiver, window),
          UpdateExpression: 'ADD due :one SET expires_at = :forgotten',
          ExpressionAttributeValues: { ':one': 1, ':forgotten': now + rememberSeconds },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return windowIn(Attributes);
    },
    noteDigest: async (receiver, window) => {
      await client.send(
        new UpdateCommand({
          TableName: name,
          Key: sendWindowKey(receiver, window),
          UpdateExpression: 'SET has_digest = :true',
          ExpressionAttributeValues: { ':true': true },
        }),
      );
    },
    read: async (receiver, window) => {
      const Key = sendWindowKey(receiver, window);
      const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
      return windowIn(Item);
    },
  };
}

function windowIn(item: Record<string, unknown> = {}): SendWindow {
  const { due = 0, has_digest = false } = item as { due?: number; has_digest?: boolean };
  return { due, hasDigest: has_digest };
}
