import { createHash } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Audience, audienceName } from '../alerts/audience.ts';
import { succeeds } from './batches.ts';
import { connectionKey, type ItemKey, listenersOf, ticketKey } from './keys.ts';
import type { Table } from './table.ts';

const ticketSeconds = 60;

/** API Gateway closes a connection after two hours. */
const connectionSeconds = 2 * 3600;

/** Until `$connect` is answered, API Gateway says of a connection that it is gone. */
const openingSeconds = 10;

/** Tickets that open a live connection, and the connections that are open. Times are epoch seconds. */
export interface LiveStore {
  /** Keeps a ticket for a minute; answers when it expires. */
  readonly issue: (ticket: string, audience: Audience, now: number) => Promise<number>;
  /** Whose a ticket is, once: `null` for one that is spent, expired or was never issued. */
  readonly spend: (ticket: string, now: number) => Promise<Audience | null>;
  readonly connect: (connection: string, audience: Audience, now: number) => Promise<void>;
  readonly disconnect: (connection: string) => Promise<void>;
  /** Forgets a connection that is said to be gone, unless it is so young that it may only be opening. */
  readonly dropGone: (connection: string, now: number) => Promise<void>;
  /** Ids of the open connections of an audience; an eventual reading. */
  readonly connectionsOf: (audience: string, now: number) => Promise<readonly string[]>;
}

export function liveStore({ client, name, query }: Table): LiveStore {
  return {
    issue: async (ticket, audience, now) => {
      const expires_at = now + ticketSeconds;
      const item = { ...ticketKey(hashOf(ticket)), audience, expires_at };
      await client.send(new PutCommand({ TableName: name, Item: item }));
      return expires_at;
    },
    spend: async (ticket, now) => {
      const spending = client.send(
        new DeleteCommand({
          TableName: name,
          Key: ticketKey(hashOf(ticket)),
          // DynamoDB removes what has expired within days only.
          ConditionExpression: 'expires_at > :now',
          ExpressionAttributeValues: { ':now': now },
          ReturnValues: 'ALL_OLD',
        }),
      );
      return (await succeeds(spending)) ? ((await spending).Attributes?.['audience'] as Audience) : null;
    },
    connect: async (connection, audience, now) => {
      const item = {
        ...connectionKey(connection),
        gsi1pk: listenersOf(audienceName(audience)),
        gsi1sk: connection,
        connected_at: now,
        expires_at: now + connectionSeconds,
      };
      await client.send(new PutCommand({ TableName: name, Item: item }));
    },
    disconnect: async (connection) => {
      await client.send(new DeleteCommand({ TableName: name, Key: connectionKey(connection) }));
    },
    dropGone: async (connection, now) => {
      const drop = new DeleteCommand({
        TableName: name,
        Key: connectionKey(connection),
        ConditionExpression: 'connected_at < :opened',
        ExpressionAttributeValues: { ':opened': now - openingSeconds },
      });
      await succeeds(client.send(drop));
    },
    connectionsOf: async (audience, now) => {
      const found = await query<ItemKey & { gsi1sk: string; expires_at: number }>({
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :listeners',
        ExpressionAttributeValues: { ':listeners': listenersOf(audience) },
      });
      return found.filter(({ expires_at }) => expires_at > now).map(({ gsi1sk }) => gsi1sk);
    },
  };
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url');
}
