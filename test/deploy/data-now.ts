import { createHash } from 'node:crypto';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Stack } from '../../bin/endpoints.ts';
import type { StackPlaces } from '../../local/describe-stack.ts';

/** What a stack holds: rows, objects and waiting alerts, each with a digest where the content counts. */
export interface DataNow {
  readonly rows: number;
  readonly rowsDigest: string;
  readonly objects: number;
  readonly objectsDigest: string;
  readonly alerts: number;
}

/** Deployments leave records of themselves in the knowledge bucket, which is not looked at. */
export async function dataNow({ clients, intake, receipts }: Stack, places: StackPlaces): Promise<DataNow> {
  const rows: string[] = [];
  const pages = paginateScan({ client: clients.dynamodb }, { TableName: places.table });
  for await (const { Items = [] } of pages) rows.push(...Items.map((item) => JSON.stringify(item)));
  const objects: string[] = [];
  for (const store of [intake, receipts])
    for (const key of await store.list(''))
      objects.push(
        `${key} ${createHash('sha256')
          .update(await store.read(key))
          .digest('hex')}`,
      );
  return {
    rows: rows.length,
    rowsDigest: digest(rows),
    objects: objects.length,
    objectsDigest: digest(objects),
    alerts: await messagesIn(clients, places.queues.alerts),
  };
}

/** Messages of the pipeline that are still to be dealt with, or are being; alerts wait for their reader. */
export async function messagesAtWork({ clients }: Stack, { queues }: StackPlaces): Promise<number> {
  const urls = Object.entries(queues).flatMap(([name, url]) => (name === 'alerts' ? [] : [url]));
  const counts = await Promise.all(urls.map((url) => messagesIn(clients, url)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function messagesIn({ sqs }: Stack['clients'], QueueUrl: string): Promise<number> {
  const names = [
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesDelayed',
  ] as const;
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }),
  );
  return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}

const digest = (lines: readonly string[]) =>
  createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex');
