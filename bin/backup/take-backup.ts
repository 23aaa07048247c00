import { setTimeout as wait } from 'node:timers/promises';
import { workArea } from '../../platform/work-area.ts';
import type { Stack } from '../endpoints.ts';
import { type BackupManifest, type BackupPart, writeManifest } from './backup-manifest.ts';
import { writePart } from './backup-part.ts';
import type { BackupPlace } from './backup-place.ts';
import { type CopiedObjects, copyObjects } from './copy-objects.ts';
import { copyTable } from './copy-table.ts';
import { hasItsChunks, isQuiet, registeredBatches, type Traffic, trafficOf } from './in-flight.ts';
import { type RawItem, toItemLine } from './item-line.ts';
import { programVersion } from './program-version.ts';
import { fingerprintOf, seal } from './seal.ts';
import { holdsSecret, SeenItems } from './seen-items.ts';

export interface BackupQuestion {
  /** How long is waited until nothing is on its way. */
  readonly waitSeconds: number;
  /** From which persons' pointers are derived; `null` where nobody named it. */
  readonly personKey: string | null;
  /** Secrets are in the copy only under one. */
  readonly passphrase: string | null;
}

/** Told while it goes on. */
export type TellBackup = (words: { readonly zh: string; readonly en: string }) => void;

const mostAttempts = 3;
const lookEveryMs = 1000;
/** Indexes follow the table within it. */
const indexLagMs = 1000;

/**
 * Makes a copy of a running stack that can be restored: the table as it is read, then the objects. What is on its way
 * while the table is read may be in it in part; these batches begin again where it is restored, and count once, as after
 * any interruption. A batch that is registered meanwhile would be there in part without its chunks: then the table is
 * read again.
 * What was written of one that comes to no end is removed again.
 * @throws where something lies there, a file is being cut, or uploads keep coming
 */
export async function takeBackup(
  stack: Stack,
  place: BackupPlace,
  question: BackupQuestion,
  tell: TellBackup,
): Promise<BackupManifest> {
  await place.begin();
  try {
    return await copyAll(stack, place, question, tell);
  } catch (error) {
    // What broke it is told, not that it could not be cleared away.
    await place.abandon().catch(() => undefined);
    throw error;
  }
}

async function copyAll(
  stack: Stack,
  place: BackupPlace,
  question: BackupQuestion,
  tell: TellBackup,
): Promise<BackupManifest> {
  const begunAt = new Date().toISOString();
  const copied = await copyStanding(stack, place, question.waitSeconds, tell);
  const receipts = await copyObjects(stack, 'receipts', [''], place);
  const knowledge = await copyObjects(stack, 'knowledge', [''], place);
  const after = await trafficOf(stack);
  const copies = [...copied.table, copied.work, receipts, knowledge];
  return writeManifest(place, {
    version: programVersion(),
    begun_at: begunAt,
    made_at: new Date().toISOString(),
    table: [...copied.table],
    buckets: { receipts: receipts.part, knowledge: knowledge.part, work: copied.work.part },
    bytes: copies.reduce((sum, { bytes }) => sum + bytes, 0),
    in_flight: copied.inFlight,
    stranded: copied.stranded,
    is_quiet: isQuiet(copied.traffic) && isQuiet(after),
    waiting_messages: { ...after.waiting, ...copied.traffic.waiting },
    waiting_uploads: copied.seen.waitingUploads(),
    person_key: question.personKey && fingerprintOf(question.personKey),
    secret_items: copied.seen.secretItems.length,
    sealed: await sealSecrets(place, copied.seen.secretItems, question),
  });
}

async function untilQuiet(stack: Stack, seconds: number, tell: TellBackup): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  let told = false;
  for (;;) {
    const traffic = await trafficOf(stack);
    if (isQuiet(traffic)) return;
    if (Date.now() >= deadline) {
      if (traffic.splitting.length === 0) return;
      throw new Error(
        `文件仍在切分，无法备份，请稍后重试或加大 --wait：${traffic.splitting.join('、')}。 Files are still being cut, of which no copy can be made; try later, or with a longer --wait: ${traffic.splitting.join(', ')}.`,
      );
    }
    if (!told)
      tell({
        zh: `等待处理中的批次与消息（最多 ${seconds} 秒）`,
        en: `waiting for batches and messages on their way (${seconds} s at the most)`,
      });
    told = true;
    await wait(lookEveryMs);
  }
}

interface Standing {
  readonly traffic: Traffic;
  readonly table: readonly BackupPart[];
  /** Chunks of the batches in flight. */
  readonly work: CopiedObjects;
  readonly inFlight: string[];
  readonly stranded: string[];
  readonly seen: SeenItems;
}

/** A batch that is registered after the first list is on the second; any other is open, or was closed before. */
async function copyStanding(
  stack: Stack,
  place: BackupPlace,
  waitSeconds: number,
  tell: TellBackup,
): Promise<Standing> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    await untilQuiet(stack, waitSeconds, tell);
    const before = await registeredBatches(stack);
    const traffic = await trafficOf(stack);
    if (traffic.splitting.length === 0) {
      const copied = await copyOnce(stack, place, traffic);
      await wait(indexLagMs);
      if ((await registeredBatches(stack)).difference(before).size === 0) return copied;
    }
    tell({ zh: '期间有新文件上传，重新读取', en: 'a file came meanwhile, reading again' });
  }
  throw new Error(
    '备份期间不断有新文件上传，请暂停接收（见 docs/replay-and-restore.md）后重试。 Uploads keep coming while the copy is made: hold the intake (docs/replay-and-restore.md) and try again.',
  );
}

async function copyOnce(stack: Stack, place: BackupPlace, traffic: Traffic): Promise<Standing> {
  const inFlight: string[] = [];
  const stranded: string[] = [];
  for (const id of traffic.open) ((await hasItsChunks(stack, id)) ? inFlight : stranded).push(id);
  const prefixes = inFlight.flatMap((id) => [workArea.chunks(id), workArea.findings(id)]);
  // Before the table: a batch that closes meanwhile clears them away.
  const work = await copyObjects(stack, 'work', prefixes, place);
  const seen = new SeenItems();
  const table = await copyTable(stack.table, place, (item) => {
    seen.add(item);
    return !holdsSecret(item);
  });
  return { traffic, table, work, inFlight, stranded, seen };
}

/** What is written only under a passphrase. */
export interface Secrets {
  readonly person_key: string | null;
  readonly items: readonly ReturnType<typeof toItemLine>[];
}

async function sealSecrets(
  place: BackupPlace,
  items: readonly RawItem[],
  { personKey, passphrase }: BackupQuestion,
): Promise<BackupPart | null> {
  if (passphrase === null) return null;
  const secrets: Secrets = { person_key: personKey, items: items.map(toItemLine) };
  const sealed = async function* () {
    yield seal(JSON.stringify(secrets), passphrase);
  };
  return writePart(place, 'sealed.json.gz', sealed());
}
