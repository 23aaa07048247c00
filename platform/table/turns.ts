import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Period } from '../../core/indicators/period.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { succeeds } from './batches.ts';
import { turnKey } from './keys.ts';
import { nextNumber } from './next-number.ts';
import type { Table } from './table.ts';

/** Numbers that put the refreshes of a scope's period in order, and the requests for one between them. */
export interface TurnStore {
  /** A number greater than all before it. Take it before reading: a later one has read what this one has, or more. */
  readonly next: (scope: Scope, period: Period) => Promise<number>;
  /** Whether a refresh that began after this number was given out is through. */
  readonly isDone: (scope: Scope, period: Period, asked: number) => Promise<boolean>;
  /** Notes that the refresh of this turn is through. */
  readonly finish: (scope: Scope, period: Period, turn: number) => Promise<void>;
}

export function turnStore(table: Table): TurnStore {
  const { client, name } = table;
  return {
    next: (scope, period) => nextNumber(table, turnKey(scope, period)),
    isDone: async (scope, period, asked) => {
      const get = new GetCommand({ TableName: name, Key: turnKey(scope, period), ConsistentRead: true });
      const { done = 0 } = ((await client.send(get)).Item ?? {}) as { done?: number };
      return done > asked;
    },
    finish: async (scope, period, turn) => {
      const update = new UpdateCommand({
        TableName: name,
        Key: turnKey(scope, period),
        UpdateExpression: 'SET done = :turn',
        ConditionExpression: 'attribute_not_exists(done) OR done < :turn',
        ExpressionAttributeValues: { ':turn': turn },
      });
      await succeeds(client.send(update));
    },
  };
}
