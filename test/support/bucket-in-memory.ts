import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FoundObject, ObjectStore } from '../../platform/object-store.ts';

/** What a bucket of {@link bucketInMemory} can do. */
export type BucketInMemory = Pick<
  ObjectStore,
  'find' | 'read' | 'readRange' | 'write' | 'list' | 'firstAfter'
>;

/** A bucket as S3 behaves, as far as it goes. */
export function bucketInMemory(objects = new Map<string, Uint8Array>()): BucketInMemory {
  const list = async (prefix: string) => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  return {
    find: async (key) => {
      const body = objects.get(key);
      return body ? found('', body) : null;
    },
    read: async (key) => objects.get(key) ?? new Uint8Array(),
    readRange: async (key, from, to) => (objects.get(key) ?? new Uint8Array()).subarray(from, to),
    write: async (key, body) => {
      objects.set(key, typeof body === 'string' ? Buffer.from(body) : body);
    },
    list,
    firstAfter: async (prefix, after) => (await list(prefix)).find((key) => key > after) ?? null,
  };
}

function found(etag: string, bytes: Uint8Array): FoundObject {
  const readRange = async (from: number, to: number) => Readable.from([bytes.subarray(from, to)]);
  return { etag, version: null, sizeBytes: bytes.length, body: Readable.from([bytes]), readRange };
}

/** The same with all that a bucket can do; an etag is that of the content. */
export function wholeBucketInMemory(): ObjectStore {
  const objects = new Map<string, Uint8Array>();
  const some = bucketInMemory(objects);
  const etagOf = (body: Uint8Array) => createHash('md5').update(body).digest('hex');
  return {
    ...some,
    find: async (key) => {
      const body = objects.get(key);
      return body ? found(etagOf(body), body) : null;
    },
    etagOf: async (key) => {
      const body = objects.get(key);
      return body ? etagOf(body) : null;
    },
    read: async (key) => {
      const body = objects.get(key);
      if (!body) throw new Error(`no object ${key}`);
      return body;
    },
    readJson: async <T>(key: string) => JSON.parse(Buffer.from(objects.get(key) ?? []).toString()) as T,
    replace: async (key, found, body) => {
      const standing = objects.get(key);
      if ((standing ? etagOf(standing) : null) !== found) return false;
      await some.write(key, body);
      return true;
    },
    writeStream: async (key, body) => some.write(key, await buffer(body)),
    clear: async (prefix) => {
      for (const key of await some.list(prefix)) objects.delete(key);
      return true;
    },
  };
}
