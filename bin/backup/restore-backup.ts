import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { outbox } from '../../platform/queue.ts';
import { restoringKey } from '../../platform/table/keys.ts';
import { isRecordKey } from '../deployment/deployment-records.ts';
import type { Stack } from '../endpoints.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { type BackupManifest, copiedBuckets } from './backup-manifest.ts';
import { checkBytes, readPart } from './backup-part.ts';
import type { BackupPlace } from './backup-place.ts';
import { checkObjects, restoreObjects } from './copy-objects.ts';
import { isTableEmpty, putItems, restoreItems } from './copy-table.ts';
import { fromItemLine } from './item-line.ts';
import { programVersion } from './program-version.ts';
import { restoredItems } from './restored-items.ts';
import { fingerprintOf, type Sealed, unseal } from './seal.ts';
import type { Secrets } from './take-backup.ts';

export interface RestoreQuestion {
  /** Of the stack that is restored into; `null` where nobody named it. */
  readonly personKey: string | null;
  readonly passphrase: string | null;
}

export interface Restored {
  readonly items: number;
  readonly objects: number;
  /** Items with secrets that were put back. */
  readonly secret_items: number;
  /** Batches that began again. */
  readonly resumed: number;
  /** Hospitals' months of which the sheets are made anew. */
  readonly refreshed: number;
}

/** Reads the whole copy once. Throws on the first bytes that are not those that were written. */
export async function checkBackup(place: BackupPlace, manifest: BackupManifest): Promise<void> {
  const parts = [...manifest.table, ...Object.values(manifest.buckets)];
  for (const part of [...parts, ...(manifest.sealed ? [manifest.sealed] : [])])
    await checkBytes(place, part.name, part);
  for (const bucket of copiedBuckets) await checkObjects(place, manifest.buckets[bucket]);
}

/**
 * Puts a copy that was checked into an empty stack: objects first, so that no item names one that is not there. One that
 * was broken off is begun again over its own half; over anything else nothing is put.
 */
export async function restoreBackup(
  stack: Stack,
  place: BackupPlace,
  manifest: BackupManifest,
  question: RestoreQuestion,
): Promise<Restored> {
  checkFit(manifest, question.personKey);
  const secrets = await secretsOf(place, manifest, question.passphrase);
  await claimEmpty(stack, manifest);
  const { table, clients, buckets } = stack;
  let objects = 0;
  for (const bucket of copiedBuckets)
    objects += await restoreObjects(clients.s3, buckets[bucket], place, manifest.buckets[bucket]);
  const { change, months } = restoredItems(manifest);
  let items = 0;
  for (const part of manifest.table) items += await restoreItems(table, place, part, change);
  const secretItems = secrets?.items.map(fromItemLine) ?? [];
  await putItems(table, secretItems);
  checkCounts(manifest, items, objects);
  await resume(stack, manifest, months);
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: restoringKey }));
  const refreshed = manifest.is_quiet ? 0 : months.size;
  return { items, objects, secret_items: secretItems.length, resumed: manifest.in_flight.length, refreshed };
}

/** What a copy has sealed. `null` where it has nothing, or nobody gave the passphrase. */
export async function secretsOf(
  place: BackupPlace,
  { sealed }: BackupManifest,
  passphrase: string | null,
): Promise<Secrets | null> {
  if (sealed === null || passphrase === null) return null;
  for await (const one of readPart<Sealed>(place, sealed))
    return JSON.parse(unseal(one, passphrase)) as Secrets;
  return null;
}

function checkFit({ version, person_key }: BackupManifest, personKey: string | null): void {
  const ours = programVersion();
  if (version !== ours)
    throw new WrongUsage(
      `备份来自版本 ${version}，本程序为 ${ours}，请用同一版本恢复。 The backup is of version ${version}, this is ${ours}: restore with the same version.`,
    );
  if (person_key !== null && personKey !== null && fingerprintOf(personKey) !== person_key)
    throw new WrongUsage(
      '人员密钥与备份时不同：恢复后的病例将与新上传的同一人对不上。请先换回原密钥。 The person key is another than that of the backup: restored cases would not be found again by the same person. Put the old key in its place first.',
    );
}

async function claimEmpty({ table, receipts, knowledge }: Stack, manifest: BackupManifest): Promise<void> {
  const { client, name } = table;
  const get = new GetCommand({ TableName: name, Key: restoringKey, ConsistentRead: true });
  const { Item: begun } = await client.send(get);
  if (begun?.['made_at'] === manifest.made_at) return;
  const isEmpty =
    (await isTableEmpty(table)) &&
    (await receipts.firstAfter('', ' ')) === null &&
    (await knowledge.list('')).every(isRecordKey);
  if (!isEmpty)
    throw new WrongUsage(
      '目标系统已有数据，不予覆盖。 There are data in the stack already; nothing is restored over them.',
    );
  await client.send(
    new PutCommand({ TableName: name, Item: { ...restoringKey, made_at: manifest.made_at } }),
  );
}

function checkCounts(manifest: BackupManifest, items: number, objects: number): void {
  const expected = {
    items: manifest.table.reduce((sum, { lines }) => sum + lines, 0),
    objects: copiedBuckets.reduce((sum, bucket) => sum + manifest.buckets[bucket].lines, 0),
  };
  if (items === expected.items && objects === expected.objects) return;
  throw new Error(
    `恢复不完整 the restore is not whole: ${items} of ${expected.items} items, ${objects} of ${expected.objects} objects`,
  );
}

/** What was on its way goes on; sheets of which a refresh may have been lost are made anew. */
async function resume(
  { clients, queues }: Stack,
  { in_flight, is_quiet }: BackupManifest,
  months: ReadonlySet<string>,
): Promise<void> {
  const to = (step: string) => outbox(clients.sqs, queues[step] ?? '');
  if (!is_quiet)
    await to('summarise').send(
      [...months].map((one) => {
        const [hospital, period] = one.split(' ');
        return { scope: { kind: 'hospital', hospital }, period };
      }),
    );
  await to('split').send(in_flight.map((batch) => ({ batch })));
}
