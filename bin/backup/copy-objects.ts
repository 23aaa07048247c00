import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { inGroups } from '../../platform/in-groups.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { listObjects } from '../../platform/list-objects.ts';
import { isRecordKey } from '../deployment/deployment-records.ts';
import type { Stack } from '../endpoints.ts';
import type { BackupPart, CopiedBucket } from './backup-manifest.ts';
import { checkBytes, readPart, tallied, writePart } from './backup-part.ts';
import type { BackupPlace } from './backup-place.ts';

/** An object of a copied bucket, and where its bytes are. */
interface ObjectLine {
  readonly key: string;
  readonly name: string;
  readonly type: string | null;
  readonly sha256: string;
  readonly bytes: number;
}

/** Objects that were copied: the list of them, and the size of all. */
export interface CopiedObjects {
  readonly part: BackupPart;
  readonly bytes: number;
}

const objectsAtOnce = 8;

/**
 * Copies the objects of a bucket under some prefixes, each as it stands now. One that is removed meanwhile is left out,
 * and so is what tells of the stack's own deployments: going back in another stack must not lead to them.
 */
export async function copyObjects(
  { clients: { s3 }, buckets }: Stack,
  as: CopiedBucket,
  prefixes: readonly string[],
  place: BackupPlace,
): Promise<CopiedObjects> {
  const bucket = buckets[as];
  let bytes = 0;
  const lines = async function* (): AsyncGenerator<ObjectLine> {
    for (const prefix of prefixes) {
      for await (const page of listObjects(s3, bucket, prefix)) {
        const data = page.filter(({ key }) => !isRecordKey(key));
        const copied = await inParallel(data, objectsAtOnce, ({ key }) =>
          copyObject(s3, { bucket, key }, place, as),
        );
        for (const line of copied) {
          if (line === null) continue;
          bytes += line.bytes;
          yield line;
        }
      }
    }
  };
  const part = await writePart(place, `objects/${as}.ndjson.gz`, lines());
  return { part, bytes };
}

async function copyObject(
  s3: S3Client,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  place: BackupPlace,
  as: CopiedBucket,
): Promise<ObjectLine | null> {
  const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch((error: Error) => {
    if (error.name === 'NoSuchKey') return null;
    throw error;
  });
  if (!found) return null;
  // Keys hold signs that file names may not.
  const digest = createHash('sha256').update(key).digest('hex');
  const name = `objects/${as}/${digest.slice(0, 2)}/${digest}`;
  const { body, tally } = tallied(found.Body as Readable);
  await place.write(name, body);
  return { key, name, type: found.ContentType ?? null, ...tally() };
}

/** Reads every object once. Throws on the first whose bytes are others. */
export async function checkObjects(place: BackupPlace, part: BackupPart): Promise<void> {
  for await (const line of readPart<ObjectLine>(place, part)) await checkBytes(place, line.name, line);
}

/** Puts the objects back. Answers how many. */
export async function restoreObjects(
  s3: S3Client,
  bucket: string,
  place: BackupPlace,
  part: BackupPart,
): Promise<number> {
  let restored = 0;
  const put = async ({ key, name, type }: ObjectLine) => {
    const Body = await place.read(name);
    const params = { Bucket: bucket, Key: key, Body, ...(type !== null && { ContentType: type }) };
    await new Upload({ client: s3, params }).done();
  };
  for await (const lines of inGroups(readPart<ObjectLine>(place, part), objectsAtOnce * 8)) {
    await inParallel(lines, objectsAtOnce, put);
    restored += lines.length;
  }
  return restored;
}
