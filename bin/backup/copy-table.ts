import { BatchWriteItemCommand, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { inGroups } from '../../platform/in-groups.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { pagesOf, type Table, untilProcessed, writesACall } from '../../platform/table/table.ts';
import type { BackupPart } from './backup-manifest.ts';
import { readPart, writePart } from './backup-part.ts';
import type { BackupPlace } from './backup-place.ts';
import { fromItemLine, type ItemLine, type RawItem, toItemLine } from './item-line.ts';

/** The table is read by so many at once. */
const segments = 4;
const callsAtOnce = 8;

/**
 * Copies all items. Those of a partition are read in the order of their sort keys, so a case is read before its findings.
 * @param take asked of every item; `false` leaves it out
 */
export function copyTable(
  table: Table,
  place: BackupPlace,
  take: (item: RawItem) => boolean,
): Promise<readonly BackupPart[]> {
  const all = Array.from({ length: segments }, (_, segment) => segment);
  return inParallel(all, segments, (segment) => {
    const lines = async function* (): AsyncGenerator<ItemLine> {
      for await (const item of itemsOf(table, segment)) if (take(item)) yield toItemLine(item);
    };
    return writePart(place, `table/${segment}.json.gz`, lines());
  });
}

async function* itemsOf({ client, name }: Table, segment: number): AsyncGenerator<RawItem> {
  let start: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const scan = new ScanCommand({
      TableName: name,
      Segment: segment,
      TotalSegments: segments,
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    const page: ScanCommandOutput = await client.send(scan);
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}

/** Whether there is nothing in it. */
export async function isTableEmpty({ client, name }: Table): Promise<boolean> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name, Limit: 1 }));
  return Items.length === 0;
}

/**
 * Puts the items of a part back.
 * @param change what becomes of an item: none, itself, or several
 * @returns how many items the part had
 */
export async function restoreItems(
  table: Table,
  place: BackupPlace,
  part: BackupPart,
  change: (item: RawItem) => readonly RawItem[],
): Promise<number> {
  let read = 0;
  for await (const lines of inGroups(readPart<ItemLine>(place, part), writesACall * callsAtOnce)) {
    read += lines.length;
    await putItems(
      table,
      lines.flatMap((line) => change(fromItemLine(line))),
    );
  }
  return read;
}

/** Items as DynamoDB speaks of them; of two with the same key the last. */
export async function putItems({ client, name }: Table, items: readonly RawItem[]): Promise<void> {
  const byKey = new Map(items.map((Item) => [JSON.stringify([Item['pk']?.S, Item['sk']?.S]), Item]));
  const requests = [...byKey.values()].map((Item) => ({ PutRequest: { Item } }));
  await inParallel(pagesOf(requests, writesACall), callsAtOnce, (page) =>
    untilProcessed(page, async (left) => {
      const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: left } }));
      return (answer.UnprocessedItems?.[name] ?? []) as typeof requests;
    }),
  );
}
