import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type ItemKey, webhookKey, webhooksOf } from './keys.ts';
import type { Table } from './table.ts';

/** Where a hospital wants its alerts posted. */
export interface Webhook {
  readonly hospital: string;
  readonly id: string;
  readonly url: string;
  /** Signs what is posted; as standardwebhooks wants it, `whsec_…`. */
  readonly secret: string;
  /** Only alerts of this department; `null` for all. */
  readonly department: string | null;
}

export interface WebhookStore {
  readonly put: (webhook: Webhook) => Promise<void>;
  /** `false` where there is none of this id. */
  readonly remove: (hospital: string, id: string) => Promise<boolean>;
  /** Of one hospital, by id. */
  readonly of: (hospital: string) => Promise<readonly Webhook[]>;
}

export function webhookStore({ client, name, query }: Table): WebhookStore {
  return {
    put: async (webhook) => {
      const item = { ...webhookKey(webhook.hospital, webhook.id), ...webhook };
      await client.send(new PutCommand({ TableName: name, Item: item }));
    },
    remove: async (hospital, id) => {
      const Key = webhookKey(hospital, id);
      const removal = new DeleteCommand({ TableName: name, Key, ReturnValues: 'ALL_OLD' });
      return (await client.send(removal)).Attributes !== undefined;
    },
    of: (hospital) =>
      query<Webhook & ItemKey>({
        KeyConditionExpression: 'pk = :hospital',
        ExpressionAttributeValues: { ':hospital': webhooksOf(hospital) },
      }),
  };
}
