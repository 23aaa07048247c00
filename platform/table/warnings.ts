import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Answered } from '../../core/orders/answered.ts';
import type { ShownWarning } from '../../core/orders/warning.ts';
import { encounterHalfOf } from '../../core/orders/warning-id.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';
import { chinaTime } from '../china-time.ts';
import { succeeds } from './batches.ts';
import { type ItemKey, shownWarnings, warnedPartition, warningKey } from './keys.ts';
import type { Table } from './table.ts';

/** A month of a hospital is spread over so many partitions of the index. */
const shards = 4;

/** `unknown`: no such warning was shown in the hospital. */
export type AnswerOutcome = 'taken' | 'unknown' | 'needs-reason';

/** What was shown while orders were written, and what became of it. Neither patient nor encounter is named. */
export interface WarningStore {
  /** What was shown in an encounter before, by the half of its ids that stands for the encounter. */
  readonly memoryOf: (hospital: string, encounterHalf: string) => Promise<ShownWarning[]>;
  /**
   * Keeps what is about to be shown. What was kept before stays as it is, with its answer: twice is once.
   * @param expiresAt seconds since 1970, after which the table may drop it
   */
  readonly record: (shown: readonly WarningRecord[], expiresAt: number) => Promise<void>;
  /** Takes a clinician's answer, over an earlier one. */
  readonly answer: (
    hospital: string,
    answered: Answered & { readonly answeredAt: string },
  ) => Promise<AnswerOutcome>;
  /** What a hospital was shown in a month, `yyyy-MM` of China; an eventual reading, in no order. */
  readonly ofMonth: (hospital: string, month: string) => Promise<WarningRecord[]>;
}

export function warningStore({ client, name, query }: Table): WarningStore {
  return {
    memoryOf: async (hospital, encounterHalf) => {
      const records = await query<WarningRecord>({
        KeyConditionExpression: 'pk = :encounter',
        ExpressionAttributeValues: { ':encounter': warnedPartition(hospital, encounterHalf) },
        ConsistentRead: true,
      });
      return records.map(shownWarning);
    },
    record: async (shown, expiresAt) => {
      const put = (record: WarningRecord) =>
        succeeds(
          client.send(
            new PutCommand({
              TableName: name,
              Item: { ...itemOf(record), expires_at: expiresAt },
              ConditionExpression: 'attribute_not_exists(pk)',
            }),
          ),
        );
      await Promise.all(shown.map(put));
    },
    answer: async (hospital, answered) => {
      const encounterHalf = encounterHalfOf(answered.id);
      if (encounterHalf === null) return 'unknown';
      const key = warningKey(hospital, encounterHalf, answered.id);
      if (await succeeds(client.send(answerCommand(name, key, answered)))) return 'taken';
      const { Item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
      return Item ? 'needs-reason' : 'unknown';
    },
    ofMonth: async (hospital, month) => {
      const partitions = Array.from({ length: shards }, (_, shard) => shownWarnings(hospital, month, shard));
      const pages = await Promise.all(
        partitions.map((partition) =>
          query<WarningRecord>({
            IndexName: 'gsi1',
            KeyConditionExpression: 'gsi1pk = :month',
            ExpressionAttributeValues: { ':month': partition },
          }),
        ),
      );
      return pages.flat();
    },
  };
}

function answerCommand(
  table: string,
  key: ItemKey,
  { state, reasonCode, reasonText, answeredAt }: Answered & { readonly answeredAt: string },
): UpdateCommand {
  const isSilent = state === 'overridden' && reasonCode === null && reasonText === null;
  return new UpdateCommand({
    TableName: table,
    Key: key,
    UpdateExpression: 'SET #state = :state, reason_code = :code, reason_text = :text, answered_at = :at',
    ConditionExpression: `attribute_exists(pk)${isSilent ? ' AND needs_reason = :false' : ''}`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ':code': reasonCode,
      ':text': reasonText,
      ':at': answeredAt,
      ...(isSilent && { ':false': false }),
    },
  });
}

function shownWarning({ identity, id, state, request, needs_reason }: WarningRecord): ShownWarning {
  return { identity, id, state, request, needsReason: needs_reason };
}

function itemOf(record: WarningRecord) {
  const { hospital, id, shown_at } = record;
  const encounterHalf = encounterHalfOf(id);
  if (encounterHalf === null) throw new Error(`${id} is no id of a warning`);
  const month = chinaTime(new Date(shown_at)).slice(0, 7);
  const shard = Number.parseInt(id.slice(-1), 16) % shards;
  return {
    ...warningKey(hospital, encounterHalf, id),
    gsi1pk: shownWarnings(hospital, month, shard),
    gsi1sk: `${shown_at}#${id}`,
    ...record,
  };
}
