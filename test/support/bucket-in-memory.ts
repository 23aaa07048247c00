import { Readable } from 'node:stream';
import type { ObjectStore } from '../../platform/object-store.ts';

/** What a bucket of {@link bucketInMemory} can do. */
export type BucketInMemory = Pick<ObjectStore, 'find' | 'read' | 'write' | 'list' | 'firstAfter'>;

/** A bucket as S3 behaves, as far as it goes. */
export function bucketInMemory(objects = new Map<string, Uint8Array>()): BucketInMemory {
  const list = async (prefix: string) => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  return {
    find: async (key) => {
      const body = objects.get(key);
      return body ? { etag: '', body: Readable.from([body]) } : null;
    },
    read: async (key) => objects.get(key) ?? new Uint8Array(),
    write: async (key, body) => {
      objects.set(key, typeof body === 'string' ? Buffer.from(body) : body);
    },
    list,
    firstAfter: async (prefix, after) => (await list(prefix)).find((key) => key > after) ?? null,
  };
}
