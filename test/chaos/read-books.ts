import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import readExcelFile from 'read-excel-file/node';
import type { Stack } from '../../bin/endpoints.ts';
import type { Receipt } from '../../functions/close/receipt.ts';
import type { StackDescription } from '../../local/describe-stack.ts';
import { objectStore } from '../../platform/object-store.ts';
import type { Phase } from './make-uploads.ts';
import { tableBooks } from './table-books.ts';

/**
 * All that the pipeline has written, by name, without what is of the clock or of the order in which things were done:
 * two runs over the same files must have equal books. As JSON, which takes a fraction of the memory of what it says.
 */
export type Books = ReadonlyMap<string, string>;

export async function readBooks(
  stack: Stack,
  { buckets, queues }: StackDescription,
  phases: readonly Phase[],
): Promise<Books> {
  const receipts = await readReceipts(stack);
  const racedKeys = new Set(phases.flat().flatMap(({ key, isRaced }) => (isRaced ? [key] : [])));
  const raced = {
    batches: new Set(receipts.filter(({ file }) => racedKeys.has(file)).map(({ batch }) => batch)),
    hospitals: new Set([...racedKeys].map((key) => key.split('/')[1] as string)),
  };
  const { books, standingAlerts } = tableBooks(await scanAll(stack), raced);
  for (const receipt of receipts) books.set(`receipt ${receipt.file}`, comparable(receipt, raced.batches));
  for (const [name, value] of await readObjects(stack, raced.batches)) books.set(name, value);
  const analysis = objectStore(stack.clients.s3, buckets.analysis);
  for (const key of await analysis.list(''))
    if (!raced.hospitals.has(hospitalOf(key))) books.set(`object ${key}`, digestOf(await analysis.read(key)));
  for (const [id, alert] of await takeAlerts(stack, queues.alerts)) {
    if (!raced.hospitals.has(alert.hospital) || standingAlerts.has(id)) books.set(`alert ${id}`, alert);
  }
  books.set('files without a receipt', filesWithout(receipts, phases));
  books.set('work area', await stack.work.list(''));
  return new Map([...books].map(([name, entry]) => [name, JSON.stringify(entry)]));
}

/** What a race decides is left out: whose version was counted on the way. */
function comparable(receipt: Receipt, racedBatches: ReadonlySet<string>): object {
  const { closed_at, ...rest } = receipt;
  if (receipt.read !== receipt.accepted + receipt.rejected + receipt.duplicate)
    throw new Error(`${receipt.file}: read is not accepted + rejected + duplicate`);
  if (!racedBatches.has(receipt.batch)) return rest;
  const { status, read, accepted, rejected, duplicate, rejected_by_code } = receipt;
  return { status, read, accepted, rejected, duplicate, rejected_by_code };
}

function filesWithout(receipts: readonly Receipt[], phases: readonly Phase[]): readonly string[] {
  const answered = new Set(receipts.map(({ file }) => file));
  return phases.flat().flatMap(({ key }) => (answered.has(key) ? [] : [key]));
}

async function readReceipts({ receipts }: Stack): Promise<readonly Receipt[]> {
  const keys = (await receipts.list('receipts/')).filter((key) => key.endsWith('/receipt.json'));
  return Promise.all(keys.map((key) => receipts.readJson<Receipt>(key)));
}

async function readObjects(
  { receipts }: Stack,
  racedBatches: ReadonlySet<string>,
): Promise<Map<string, unknown>> {
  const objects = new Map<string, unknown>();
  for (const key of await receipts.list('')) {
    const [folder = '', , batch = ''] = key.split('/');
    if (readApart.test(key)) continue;
    if (racedBatches.has(batch) && (folder === 'lists' || key.endsWith('.xlsx'))) continue;
    const bytes = await receipts.read(key);
    if (key.endsWith('.xlsx')) objects.set(`object ${key}`, await cellsOf(bytes));
    else objects.set(`object ${key}`, digestOf(key.endsWith('.gz') ? gunzipSync(bytes) : bytes));
  }
  return objects;
}

/** Of a file of one hospital's month. */
const hospitalOf = (key: string) => basename(key, '.parquet');

/** `stuck.json` is there where the sweeper, by a clock that jumps, thought that a batch stands still. */
const readApart = /\/(receipt|stuck)\.json$/;

/** Without the time of closing. */
async function cellsOf(workbook: Uint8Array): Promise<unknown> {
  const sheets = await readExcelFile(Buffer.from(workbook));
  return JSON.parse(JSON.stringify(sheets), (_, value: unknown) =>
    Array.isArray(value) && value[1] === 'Closed' ? null : value,
  );
}

function digestOf(bytes: Uint8Array): object {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

interface Alert {
  readonly alert_id: string;
  readonly hospital: string;
}

/** A message may come twice, so subscribers go by its id; of one id there is one alert. */
async function takeAlerts({ clients }: Stack, QueueUrl: string): Promise<ReadonlyMap<string, Alert>> {
  const alerts = new Map<string, Alert>();
  for (;;) {
    const ask = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await clients.sqs.send(ask);
    if (Messages.length === 0) return alerts;
    for (const { Body = '' } of Messages) {
      const alert = JSON.parse(Body) as Alert;
      alerts.set(alert.alert_id, alert);
    }
    const Entries = Messages.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle }));
    await clients.sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}

async function scanAll({ table: { client, name } }: Stack): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let start: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: name, ExclusiveStartKey: start }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}
