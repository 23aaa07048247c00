import { createHash } from 'node:crypto';
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Stack } from '../../../bin/endpoints.ts';

type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string };

/** All items of the table, by their keys. */
export async function allItems({ table: { client, name } }: Stack): Promise<ReadonlyMap<string, Item>> {
  const items = new Map<string, Item>();
  let start: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: name, ExclusiveStartKey: start }),
    );
    for (const item of (page.Items ?? []) as Item[]) items.set(`${item.pk} ${item.sk}`, item);
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

/** A hash of each object that outlives its batch, by bucket and key. */
export async function allObjects(stack: Stack): Promise<ReadonlyMap<string, string>> {
  const objects = new Map<string, string>();
  for (const bucket of ['receipts', 'knowledge'] as const)
    for (const key of await stack[bucket].list('')) {
      const bytes = await stack[bucket].read(key);
      objects.set(`${bucket} ${key}`, createHash('sha256').update(bytes).digest('hex'));
    }
  return objects;
}
