import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Alert } from '../messages.ts';
import { inboxKey, inboxPartition } from './keys.ts';
import type { Table } from './table.ts';

export interface InboxStore {
  readonly has: (alert: Alert) => Promise<boolean>;
  /** Keeps an alert for the doctor of the case. */
  readonly keep: (alert: Alert) => Promise<void>;
  /** A doctor's alerts, newest first. */
  readonly of: (hospital: string, doctor: string | null) => Promise<Alert[]>;
}

export function inboxStore(table: Table): InboxStore {
  const { client, name } = table;
  const keyOf = ({ hospital, doctor, occurred_at, alert_id }: Alert) =>
    inboxKey(hospital, doctor, occurred_at, alert_id);
  return {
    has: async (alert) => {
      const answer = await client.send(
        new GetCommand({ TableName: name, Key: keyOf(alert), ConsistentRead: true }),
      );
      return answer.Item !== undefined;
    },
    keep: async (alert) => {
      await client.send(new PutCommand({ TableName: name, Item: { ...keyOf(alert), ...alert } }));
    },
    of: (hospital, doctor) =>
      table.query({
        KeyConditionExpression: 'pk = :inbox AND begins_with(sk, :alert)',
        ExpressionAttributeValues: { ':inbox': inboxPartition(hospital, doctor), ':alert': 'ALERT#' },
        ScanIndexForward: false,
      }),
  };
}
