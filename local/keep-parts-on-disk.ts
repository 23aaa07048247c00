import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Error } from '../node_modules/fauxqs/dist/common/errors.js';
import { computeCompositeChecksum } from '../node_modules/fauxqs/dist/s3/checksum.js';
import type { FileS3Persistence } from '../node_modules/fauxqs/dist/s3/fileS3Persistence.js';
import type { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import type { MultipartPart, MultipartUpload, S3Object } from '../node_modules/fauxqs/dist/s3/s3Types.js';
import { objectFilePath } from './object-file-name.ts';

/** All parts but the last, as S3 has it. */
const leastPartBytes = 5 * 1024 * 1024;
const nothing = Buffer.alloc(0);

interface PartName {
  readonly partNumber: number;
  readonly etag: string;
}

/**
 * Leaves the parts of uploads on the disk, where they are put together. fauxqs 2.4.1 holds all of them in memory until
 * the last is there, and then the whole besides: a file of 6 GB took 12.
 */
export function keepPartsOnDisk(store: S3Store, objects: FileS3Persistence, dir: string): void {
  const uploads = Reflect.get(store, 'multipartUploads') as ReadonlyMap<string, MultipartUpload>;
  for (const { parts } of uploads.values()) for (const part of parts.values()) letGo(part);

  const keep = store.uploadPart.bind(store);
  store.uploadPart = (uploadId, partNumber, body, checksum) => {
    const kept = keep(uploadId, partNumber, body, checksum);
    letGo(uploads.get(uploadId)?.parts.get(partNumber));
    return kept;
  };

  const files = new WeakMap<S3Object, string>();
  const write = objects.upsertObject.bind(objects);
  objects.upsertObject = (bucket, object) => {
    write(bucket, object);
    const file = files.get(object);
    if (file !== undefined) renameSync(file, objectFilePath(dir, bucket, object.key));
  };

  store.completeMultipartUpload = (uploadId, named) => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) throw noSuchUpload;
    const parts = partsNamed(upload, named);
    const object = objectOf(upload, parts);
    files.set(object, putTogether(join(dir, '_multipart', uploadId), parts));
    objects.upsertObject(upload.bucket, object);
    store.restoreObject(upload.bucket, object);
    store.abortMultipartUpload(uploadId); // all that is left of it
    return object;
  };
}

export const noSuchUpload = new S3Error(
  'NoSuchUpload',
  'The specified multipart upload does not exist.',
  404,
);

/** Of a part that is on the disk, only the length is asked for. */
function letGo(part: MultipartPart | undefined): void {
  if (part) part.body = { length: part.body.length } as Buffer;
}

function partsNamed({ parts }: MultipartUpload, named: readonly PartName[]): readonly MultipartPart[] {
  const found = named.map(({ partNumber, etag }) => {
    const part = parts.get(partNumber);
    if (part === undefined || bare(part.etag) !== bare(etag))
      throw new S3Error('InvalidPart', `No such part was uploaded: ${partNumber}`, 400);
    return part;
  });
  if (named.some(({ partNumber }, at) => partNumber <= (named[at - 1]?.partNumber ?? 0)))
    throw new S3Error('InvalidPartOrder', 'The parts are not in ascending order', 400);
  if (found.slice(0, -1).some(({ body }) => body.length < leastPartBytes))
    throw new S3Error('EntityTooSmall', 'A part before the last is smaller than 5 MiB', 400);
  return found;
}

/** ETag and checksum as S3 makes them of those of the parts. */
function objectOf({ parts: _, ...upload }: MultipartUpload, parts: readonly MultipartPart[]): S3Object {
  const { uploadId: _id, bucket: _bucket, initiated: _at, checksumAlgorithm, ...described } = upload;
  const digests = parts.map(({ etag }) => Buffer.from(bare(etag), 'hex'));
  const md5 = createHash('md5').update(Buffer.concat(digests)).digest('hex');
  let offset = 0;
  const places = parts.map(({ partNumber, body: { length } }) => {
    offset += length;
    return { partNumber, offset: offset - length, length };
  });
  const checksums = parts.flatMap(({ checksumValue }) => checksumValue ?? []);
  return {
    ...described,
    body: nothing,
    contentLength: offset,
    etag: `"${md5}-${parts.length}"`,
    lastModified: new Date(),
    parts: places,
    ...(checksumAlgorithm !== undefined &&
      checksums.length > 0 && {
        checksumAlgorithm,
        checksumValue: computeCompositeChecksum(checksumAlgorithm, checksums),
        checksumType: 'COMPOSITE' as const,
        partChecksums: checksums,
      }),
  };
}

function putTogether(folder: string, parts: readonly MultipartPart[]): string {
  const whole = join(folder, 'whole');
  const file = openSync(whole, 'w');
  try {
    for (const { partNumber } of parts)
      writeFileSync(file, readFileSync(join(folder, 'parts', `${partNumber}.data`)));
  } finally {
    closeSync(file);
  }
  return whole;
}

const bare = (etag: string) => etag.replaceAll('"', '');
