import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type BatchStatus, succeeds } from './batches.ts';
import { batchKey, openBatches, sweepKey } from './keys.ts';
import type { Table } from './table.ts';

/** How far a batch was when the sweeper looked at it. */
export interface BatchLook {
  /** The same text as long as nothing moves. */
  readonly progress: string;
  /** When it was first seen to be so far, ISO 8601 in UTC. */
  readonly since: string;
  /** Repairs since then, and when the last was. */
  readonly repairs: number;
  readonly repaired_at: string | null;
}

/** A batch that stays where it is, whatever the sweeper does. */
export interface StuckBatch {
  readonly step: BatchStatus;
  readonly idle_since: string;
  readonly repairs: number;
  /** Chunks that are not through the step; `null` where it is not done by chunks. */
  readonly missing: number | null;
  /** That nothing more will come of it, who decided so, and why. */
  readonly given_up?: { readonly by: string; readonly because: string; readonly at: string };
}

/** Batches that are not closed, and how far each was when it was last looked at. */
export interface OpenBatchStore {
  /** Ids of the open batches, the oldest first; an eventual reading. */
  readonly ids: () => Promise<readonly string[]>;
  readonly look: (id: string) => Promise<BatchLook | null>;
  readonly keepLook: (id: string, look: BatchLook) => Promise<void>;
  /** Marks a batch as stuck, or as moving again; one that is closed meanwhile is left alone. */
  readonly mark: (id: string, stuck: StuckBatch | null) => Promise<void>;
  /** Takes one that is stuck out of the open ones, without closing it; `false` where it is not stuck, or not open. */
  readonly giveUp: (id: string, stuck: StuckBatch) => Promise<boolean>;
}

/** Longer than the work area of a batch that nobody repairs. */
const rememberSeconds = 30 * 86_400;

export function openBatchStore({ client, name, query }: Table): OpenBatchStore {
  return {
    ids: async () => {
      const batches = await query<{ readonly id: string }>({
        IndexName: 'gsi3',
        KeyConditionExpression: 'gsi3pk = :open',
        ExpressionAttributeValues: { ':open': openBatches },
        ProjectionExpression: 'id',
      });
      return batches.map(({ id }) => id);
    },
    look: async (id) => {
      const Key = sweepKey(id);
      const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
      return (Item as BatchLook | undefined) ?? null;
    },
    keepLook: async (id, look) => {
      const expires_at = Math.floor(Date.parse(look.since) / 1000) + rememberSeconds;
      const Item = { ...sweepKey(id), ...look, expires_at };
      await client.send(new PutCommand({ TableName: name, Item }));
    },
    mark: async (id, stuck) => {
      const update = new UpdateCommand({
        TableName: name,
        Key: batchKey(id),
        UpdateExpression: stuck === null ? 'REMOVE stuck' : 'SET stuck = :stuck',
        ConditionExpression: 'attribute_exists(gsi3pk)',
        ...(stuck !== null && { ExpressionAttributeValues: { ':stuck': stuck } }),
      });
      await succeeds(client.send(update));
    },
    giveUp: (id, stuck) => {
      const update = new UpdateCommand({
        TableName: name,
        Key: batchKey(id),
        UpdateExpression: 'SET stuck = :stuck REMOVE gsi3pk, gsi3sk',
        ConditionExpression: 'attribute_exists(gsi3pk) AND attribute_exists(stuck)',
        ExpressionAttributeValues: { ':stuck': stuck },
      });
      return succeeds(client.send(update));
    },
  };
}
