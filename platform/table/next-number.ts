import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** The next number of a counter, greater than all given out before it. */
export async function nextNumber({ client, name }: Table, key: ItemKey): Promise<number> {
  const update = new UpdateCommand({
    TableName: name,
    Key: key,
    UpdateExpression: 'ADD #turn :one',
    ExpressionAttributeNames: { '#turn': 'turn' },
    ExpressionAttributeValues: { ':one': 1 },
    ReturnValues: 'UPDATED_NEW',
  });
  return ((await client.send(update)).Attributes as { turn: number }).turn;
}
