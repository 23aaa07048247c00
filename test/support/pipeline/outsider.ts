import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import type { Rejection } from '../../../core/claims/rejection.ts';
import type { Receipt } from '../../../functions/close/receipt.ts';
import type { PlannedBatch } from '../../../platform/table/batches.ts';

// Ordinary AWS clients, pointed at the stack by what it says of itself: no code of the project in between.

export const { stack, logDir } = inject('pipeline');
const { region, accessKeyId, secretAccessKey } = stack.aws;
const client = { region, credentials: { accessKeyId, secretAccessKey } };
const s3 = new S3Client({ ...client, endpoint: stack.aws.s3 });
export const sqs = new SQSClient({ ...client, endpoint: stack.aws.sqs });
export const table = DynamoDBDocumentClient.from(
  new DynamoDBClient({ ...client, endpoint: stack.aws.dynamodb }),
);

/** What came back for a file. */
export interface Answer {
  readonly batch: PlannedBatch;
  readonly receipt: Receipt;
  readonly rejected: readonly Rejection[];
}

export async function putFile(key: string, body: string | Uint8Array): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: stack.buckets.intake, Key: key, Body: body }));
}

export async function putReceiptFile(key: string, body: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: stack.buckets.receipts, Key: key, Body: body }));
}

/** Puts a file and waits for its answer. */
export async function sendFile(
  hospital: string,
  name: string,
  body: string | Uint8Array,
  { key = `incoming/${hospital}/${name}` } = {},
): Promise<Answer> {
  const known = new Set((await batchesOf(hospital)).map((batch) => batch.id));
  await putFile(key, body);
  return answerTo(hospital, (batch) => batch.key === key && !known.has(batch.id));
}

/** Waits until a batch is closed and its work area free, and fetches what the office gets. */
export async function answerTo(hospital: string, isMeant: (batch: PlannedBatch) => boolean): Promise<Answer> {
  const batch = await eventually(`an answer to ${hospital}`, async () => {
    const found = (await batchesOf(hospital)).find(isMeant);
    return found?.status === 'closed' && (await workOf(found.id)).length === 0 ? found : null;
  });
  const receipt = JSON.parse(
    await readReceiptFile(`receipts/${batch.hospital}/${batch.id}/receipt.json`),
  ) as Receipt;
  const rejected = linesOf<Rejection>(await readReceiptFile(receipt.rejected_records));
  return { batch, receipt, rejected };
}

export async function readReceiptFile(key: string): Promise<string> {
  return Buffer.from(await readReceiptBytes(key)).toString('utf8');
}

export async function readReceiptBytes(key: string): Promise<Uint8Array> {
  const object = await s3.send(new GetObjectCommand({ Bucket: stack.buckets.receipts, Key: key }));
  return (await object.Body?.transformToByteArray()) ?? new Uint8Array();
}

/** Keys of what a batch has in the work area. */
async function workOf(batch: string): Promise<readonly string[]> {
  const page = await s3.send(
    new ListObjectsV2Command({ Bucket: stack.buckets.work, Prefix: `work/${batch}/` }),
  );
  return (page.Contents ?? []).map(({ Key }) => Key ?? '');
}

/** A hospital's batches, newest first. */
export function batchesOf(hospital: string): Promise<PlannedBatch[]> {
  return queryIndex(`HOSPITAL#${hospital}`);
}

/** Items of a partition of `gsi1`, the greatest sort key first. */
export function queryIndex<T>(partition: string): Promise<T[]> {
  return query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk',
    ExpressionAttributeValues: { ':pk': partition },
    ScanIndexForward: false,
  });
}

/** Items of a partition of the table, by the beginning of their sort key. */
export function queryTable<T>(partition: string, begins = ''): Promise<T[]> {
  return query({
    KeyConditionExpression: begins === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': partition, ...(begins !== '' && { ':sk': begins }) },
  });
}

async function query<T>(input: Omit<QueryCommandInput, 'TableName'>): Promise<T[]> {
  const items: T[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.send(
      new QueryCommand({ ...input, TableName: stack.table, ExclusiveStartKey: from }),
    );
    items.push(...((page.Items ?? []) as T[]));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

/** Asks again until there is something; fails after a while, saying what was waited for. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | null | undefined>,
  withinMs = 45_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await wait(50);
  }
}

function linesOf<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
