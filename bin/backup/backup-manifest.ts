import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import * as z from 'zod';
import type { BackupPlace } from './backup-place.ts';

/** Of what is written; another format is not read. */
const format = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const counted = z.int().min(0);

const partSchema = z.strictObject({ name: z.string().min(1), sha256: hash, bytes: counted, lines: counted });

const manifestSchema = z.strictObject({
  format: z.literal(format),
  /** Of the program: the data of another may have another shape. */
  version: z.string().min(1),
  begun_at: z.iso.datetime(),
  made_at: z.iso.datetime(),
  /** Items as DynamoDB exports them, one a line. */
  table: z.array(partSchema),
  /** An object a line, and where its bytes are. */
  buckets: z.strictObject({ receipts: partSchema, knowledge: partSchema, work: partSchema }),
  bytes: counted,
  /** Batches that were on their way: they begin again at enrolment. */
  in_flight: z.array(z.string()),
  /** Batches on their way whose chunks were gone already: they stay what they are. */
  stranded: z.array(z.string()),
  /** Nothing was on its way, no message waited. */
  is_quiet: z.boolean(),
  /** Messages that waited, by queue: they are not in the copy. */
  waiting_messages: z.record(z.string(), counted),
  /** Keys of files of fee lines that wait for their cases: uploads are not in the copy. */
  waiting_uploads: z.array(z.string()),
  /** Tells one person key from another, and gives none away; `null` where nobody named it. */
  person_key: z.string().nullable(),
  /** Items that hold secrets (webhooks): how many, and whether they are in the copy, sealed. */
  secret_items: counted,
  sealed: partSchema.nullable(),
});

export type BackupPart = z.infer<typeof partSchema>;
export type BackupManifest = z.infer<typeof manifestSchema>;
export type CopiedBucket = keyof BackupManifest['buckets'];

export const copiedBuckets = ['receipts', 'knowledge', 'work'] as const satisfies readonly CopiedBucket[];

const manifestName = 'manifest.json';

/** Written last: without it there is no backup. */
export async function writeManifest(
  place: BackupPlace,
  content: Omit<BackupManifest, 'format'>,
): Promise<BackupManifest> {
  const manifest = { format, ...content } as const;
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await place.write(manifestName, Readable.from([Buffer.from(text)]));
  return manifest;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${manifestName}: 备份已损坏（不是 JSON） the backup is damaged (it is no JSON)`, {
      cause,
    });
  }
}

/** Throws where there is none, or one of another format. */
export async function readManifest(place: BackupPlace): Promise<BackupManifest> {
  const text = await textOf(await place.read(manifestName));
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success)
    throw new Error(
      `${manifestName}: 无法识别的备份 no backup that this version reads\n${z.prettifyError(parsed.error)}`,
    );
  return parsed.data;
}
