import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Alert } from '../messages.ts';
import { succeeds } from './batches.ts';
import { inboxKey, inboxPartition } from './keys.ts';
import type { Table } from './table.ts';

export interface InboxStore {
  /** Keeps an alert for the doctor of the case; `false` where it is there already. */
  readonly keep: (alert: Alert) => Promise<boolean>;
  /** A doctor's alerts, newest first. */
  readonly of: (hospital: string, doctor: string | null) => Promise<Alert[]>;
}

export function inboxStore(table: Table): InboxStore {
  return {
    keep: (alert) => {
      const key = inboxKey(alert.hospital, alert.doctor, alert.occurred_at, alert.alert_id);
      const put = { TableName: table.name, Item: { ...key, ...alert }, ConditionExpression: 'attribute_not_exists(pk)' };
      return succeeds(table.client.send(new PutCommand(put)));
    },
    of: (hospital, doctor) =>
      table.query({
        KeyConditionExpression: 'pk = :inbox AND begins_with(sk, :alert)',
        ExpressionAttributeValues: { ':inbox': inboxPartition(hospital, doctor), ':alert': 'ALERT#' },
        ScanIndexForward: false,
      }),
  };
}
