import type { ObjectStore } from './object-store.ts';

/** An object as JSON; `null` where there is none. */
export async function findJson<T>(bucket: Pick<ObjectStore, 'find'>, key: string): Promise<T | null> {
  const found = await bucket.find(key);
  return found && (JSON.parse(Buffer.concat(await found.body.toArray()).toString('utf8')) as T);
}
