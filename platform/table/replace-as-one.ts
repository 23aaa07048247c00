import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { succeeds } from './batches.ts';
import type { ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** A head says of which turn its parts are: parts of other turns are nobody's. */
export interface HeadedItems {
  readonly turn: number;
  readonly head: ItemKey & Readonly<Record<string, unknown>>;
  /** Under keys that name the turn, with `partsPrefix` before it. */
  readonly parts: readonly (ItemKey & { readonly turn: number })[];
  readonly partsPrefix: string;
}

/**
 * Writes items that are too big, or too many, for one: readers see them all or those of before. Parts first, then the
 * head, unless a later turn has put one; last, what no head names any more is removed. A run that is killed on the way
 * leaves parts that the next one removes. `false` where a later turn stands.
 */
export async function replaceAsOne(
  table: Table,
  { turn, head, parts, partsPrefix }: HeadedItems,
): Promise<boolean> {
  await table.writeAll(parts);
  const put = new PutCommand({
    TableName: table.name,
    Item: { ...head, turn },
    ConditionExpression: 'attribute_not_exists(pk) OR #turn <= :turn',
    ExpressionAttributeNames: { '#turn': 'turn' },
    ExpressionAttributeValues: { ':turn': turn },
  });
  const stands = await succeeds(table.client.send(put));
  const stored = await table.query<ItemKey & { readonly turn: number }>({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ProjectionExpression: 'pk, sk, #turn',
    ExpressionAttributeNames: { '#turn': 'turn' },
    ExpressionAttributeValues: { ':pk': head.pk, ':prefix': partsPrefix },
    ConsistentRead: true,
  });
  // Those of a later turn may be about to get their head.
  const left = stored.filter((part) => (stands ? part.turn < turn : part.turn === turn));
  await table.deleteAll(left.map(({ pk, sk }) => ({ pk, sk })));
  return stands;
}
