import type { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { inParallel } from './in-parallel.ts';

/** An object as it was found, its body still to be read. */
export interface FoundObject {
  readonly etag: string;
  /** `null` where the bucket keeps none. */
  readonly version: string | null;
  readonly sizeBytes: number;
  readonly body: Readable;
  /**
   * The bytes of an offset up to, not including, another. Throws where the object has been replaced since it was
   * found.
   */
  readonly readRange: (from: number, to: number) => Promise<Readable>;
}

/** So many thousands of objects are removed at once. */
const pagesAtOnce = 4;

/** One bucket, by key. */
export interface ObjectStore {
  /** `null` where there is no such object (any more). */
  readonly find: (key: string, version?: string | null) => Promise<FoundObject | null>;
  /** `null` where there is no such object. */
  readonly etagOf: (key: string) => Promise<string | null>;
  /** Throws where there is no such object. */
  readonly read: (key: string) => Promise<Uint8Array>;
  /** The bytes of an offset up to, not including, another. Throws where there is no such object. */
  readonly readRange: (key: string, from: number, to: number) => Promise<Uint8Array>;
  readonly readJson: <T>(key: string) => Promise<T>;
  readonly write: (key: string, body: Uint8Array | string, contentType?: string) => Promise<void>;
  /**
   * Writes in place of what was found, or where nothing was; `false` where another has written meanwhile.
   * @param found etag of the object that was read; `null` where there was none
   */
  readonly replace: (key: string, found: string | null, body: Uint8Array | string) => Promise<boolean>;
  /** Writes what does not fit in memory, in parts. */
  readonly writeStream: (key: string, body: Readable, contentType?: string) => Promise<void>;
  /** All keys under a prefix, sorted. */
  readonly list: (prefix: string) => Promise<readonly string[]>;
  /** The first key under a prefix that sorts behind another; `null` where there is none. */
  readonly firstAfter: (prefix: string, after: string) => Promise<string | null>;
  /**
   * Removes everything under a prefix.
   * @param hasTime asked before some thousand objects; the answer is `false` where it was and some may be left
   */
  readonly clear: (prefix: string, hasTime?: () => boolean) => Promise<boolean>;
}

export function objectStore(s3: S3Client, bucket: string): ObjectStore {
  const find = async (key: string, version?: string | null): Promise<FoundObject | null> => {
    try {
      const named = { Bucket: bucket, Key: key, ...(version && { VersionId: version }) };
      const { ETag = '', ContentLength = 0, VersionId, Body } = await s3.send(new GetObjectCommand(named));
      const readRange = async (from: number, to: number) => {
        const ranged = { ...named, IfMatch: ETag, Range: `bytes=${from}-${to - 1}` };
        return (await s3.send(new GetObjectCommand(ranged))).Body as Readable;
      };
      const held = VersionId ?? null;
      return { etag: ETag, version: held, sizeBytes: ContentLength, body: Body as Readable, readRange };
    } catch (error) {
      // A deleted version has an error of its own, which the SDK does not model.
      if (error instanceof NoSuchKey || (error as Error).name === 'NoSuchVersion') return null;
      throw error;
    }
  };
  const readSome = async (key: string, range?: string): Promise<Uint8Array> => {
    const named = { Bucket: bucket, Key: key, ...(range && { Range: range }) };
    const object = await s3.send(new GetObjectCommand(named));
    return (await object.Body?.transformToByteArray()) ?? new Uint8Array();
  };
  const read = (key: string) => readSome(key);
  return {
    find,
    etagOf: async (key) => {
      try {
        return (await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ETag ?? null;
      } catch (error) {
        // An answer to HEAD has no body to name the key in.
        if ((error as Error).name === 'NotFound') return null;
        throw error;
      }
    },
    read,
    readRange: (key, from, to) => readSome(key, `bytes=${from}-${to - 1}`),
    readJson: async <T>(key: string) => JSON.parse(Buffer.from(await read(key)).toString('utf8')) as T,
    write: async (key, body, contentType = 'application/json') => {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }));
    },
    replace: async (key, found, body) => {
      const condition = found === null ? { IfNoneMatch: '*' } : { IfMatch: found };
      const put = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...condition });
      try {
        await s3.send(put);
        return true;
      } catch (error) {
        if (lostRaces.has((error as Error).name)) return false;
        throw error;
      }
    },
    writeStream: async (key, body, contentType = 'application/x-ndjson') => {
      const params = { Bucket: bucket, Key: key, Body: body, ContentType: contentType };
      await new Upload({ client: s3, params }).done();
    },
    list: async (prefix) => {
      const keys: string[] = [];
      for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix }))
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
      return keys;
    },
    firstAfter: async (prefix, after) => {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        StartAfter: after,
        MaxKeys: 1,
      });
      return (await s3.send(command)).Contents?.[0]?.Key ?? null;
    },
    clear: (prefix, hasTime = () => true) => clear(s3, bucket, prefix, hasTime),
  };
}

/** How S3 answers a conditional write that came too late; the SDK models neither. */
const lostRaces: ReadonlySet<string> = new Set(['PreconditionFailed', 'ConditionalRequestConflict']);

/** S3 quotes the etag in an answer, not in an event. */
export function isSameEtag(one: string, other: string): boolean {
  return one.replaceAll('"', '') === other.replaceAll('"', '');
}

async function clear(s3: S3Client, bucket: string, prefix: string, hasTime: () => boolean): Promise<boolean> {
  while (hasTime()) {
    const pages = await firstPages(s3, bucket, prefix);
    if (pages.length === 0) return true;
    await inParallel(pages, pagesAtOnce, (keys) => deleteAll(s3, bucket, keys));
  }
  return false;
}

/** Some pages of keys, a thousand a page. */
async function firstPages(s3: S3Client, bucket: string, prefix: string): Promise<string[][]> {
  const pages: string[][] = [];
  const listing = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix });
  for await (const { Contents = [] } of listing) {
    if (Contents.length > 0) pages.push(Contents.map(({ Key = '' }) => Key));
    if (pages.length === pagesAtOnce) break;
  }
  return pages;
}

async function deleteAll(s3: S3Client, bucket: string, keys: readonly string[]): Promise<void> {
  const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
  const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }));
  // Told inside a success: the next listing would hold the same keys for ever.
  if (Errors[0])
    throw new Error(`${Errors.length} objects not deleted: ${Errors[0].Code} ${Errors[0].Message}`);
}
