import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { backOff } from '../back-off.ts';
import { inParallel } from '../in-parallel.ts';
import type { ItemKey } from './keys.ts';

/** DynamoDB takes no more. */
export const writesACall = 25;
const readsACall = 100;
const callsAtOnce = 8;
const triesACall = 10;

/** The one table, with the calls that every store of it shares. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Puts items; unconditional, so only for what may be written twice. */
  readonly writeAll: <T extends ItemKey>(items: readonly T[]) => Promise<void>;
  /** Removes items, those that are gone already too. */
  readonly deleteAll: (keys: readonly ItemKey[]) => Promise<void>;
  /** The items that exist, read consistently, in no order. */
  readonly readAll: <T>(keys: readonly ItemKey[]) => Promise<T[]>;
  /** All pages of a query. */
  readonly query: <T>(input: Omit<QueryCommandInput, 'TableName'>) => Promise<T[]>;
}

export function openTable(client: DynamoDBDocumentClient, name: string): Table {
  const writePages = (requests: readonly WriteRequest[]) =>
    inParallel(pagesOf(requests, writesACall), callsAtOnce, (page) => writePage(client, name, page));
  return {
    client,
    name,
    writeAll: async (items) => {
      await writePages(items.map((Item) => ({ PutRequest: { Item } })));
    },
    deleteAll: async (keys) => {
      await writePages(keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })));
    },
    readAll: async <T>(keys: readonly ItemKey[]) => {
      const pages = await inParallel(pagesOf(keys, readsACall), callsAtOnce, (page) =>
        readPage(client, name, page),
      );
      return pages.flat() as T[];
    },
    query: async <T>(input: Omit<QueryCommandInput, 'TableName'>) => {
      const items: T[] = [];
      let start: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await client.send(
          new QueryCommand({ ...input, TableName: name, ExclusiveStartKey: start }),
        );
        items.push(...((page.Items ?? []) as T[]));
        start = page.LastEvaluatedKey;
      } while (start);
      return items;
    },
  };
}

type WriteRequest = { PutRequest: { Item: object } } | { DeleteRequest: { Key: ItemKey } };

async function writePage(
  client: DynamoDBDocumentClient,
  name: string,
  requests: WriteRequest[],
): Promise<void> {
  await untilProcessed(requests, async (left) => {
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [name]: left as never[] } }));
    return (answer.UnprocessedItems?.[name] ?? []) as WriteRequest[];
  });
}

async function readPage(client: DynamoDBDocumentClient, name: string, keys: ItemKey[]): Promise<object[]> {
  const found: object[] = [];
  await untilProcessed(keys, async (left) => {
    const request = { Keys: left as never[], ConsistentRead: true };
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: request } }));
    found.push(...(answer.Responses?.[name] ?? []));
    return (answer.UnprocessedKeys?.[name]?.Keys ?? []) as unknown as ItemKey[];
  });
  return found;
}

/**
 * Batch calls may leave work undone under load: what is left is asked again, slower each time. Throws where some is
 * still left after the last try.
 */
export async function untilProcessed<T>(requests: T[], call: (left: T[]) => Promise<T[]>): Promise<void> {
  let left = requests;
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === triesACall) throw new Error(`the table left ${left.length} requests undone`);
    if (attempt > 0) await backOff(attempt);
    left = await call(left);
  }
}

/** Items as calls take them, so many each. */
export function pagesOf<T>(items: readonly T[], size: number): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < items.length; start += size) pages.push(items.slice(start, start + size));
  return pages;
}
