import type { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import type { S3Object } from '../node_modules/fauxqs/dist/s3/s3Types.js';

export interface PageRequest {
  readonly prefix: string;
  /** Keys that go on after this sign behind the prefix are folded into one common prefix. */
  readonly delimiter: string | undefined;
  readonly maxKeys: number;
  /** Only what sorts behind this key. */
  readonly after: string;
}

export interface Page {
  readonly keys: string[];
  readonly commonPrefixes: string[];
  readonly isTruncated: boolean;
}

/** One page of a bucket's listing, in the order of code units in which S3 pages go on. */
export function listPage(
  allKeys: Iterable<string>,
  { prefix, delimiter, maxKeys, after }: PageRequest,
): Page {
  const keys: string[] = [];
  const commonPrefixes = new Set<string>();
  const candidates = [...allKeys].filter((key) => key > after && key.startsWith(prefix)).sort();
  for (const key of candidates) {
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const folded = end < 0 ? undefined : key.slice(0, end + (delimiter?.length ?? 0));
    if (folded !== undefined && (commonPrefixes.has(folded) || folded <= after)) continue;
    if (keys.length + commonPrefixes.size >= maxKeys) {
      return { keys, commonPrefixes: [...commonPrefixes], isTruncated: true };
    }
    if (folded === undefined) keys.push(key);
    else commonPrefixes.add(folded);
  }
  return { keys, commonPrefixes: [...commonPrefixes], isTruncated: false };
}

/** fauxqs 2.4.1 sorts keys as a dictionary would and goes on by code units: from the second page on, keys get lost. */
export function mendListing(store: S3Store): void {
  const refuse = store.listObjects.bind(store);
  const buckets = Reflect.get(store, 'buckets') as Map<string, Map<string, S3Object>>;
  store.listObjects = (bucket, options = {}) => {
    const objects = buckets.get(bucket);
    if (!objects) return refuse(bucket, options);
    const { prefix = '', delimiter, maxKeys = 1000, startAfter, marker } = options;
    const after = startAfter ?? marker ?? '';
    const { keys, ...page } = listPage(objects.keys(), { prefix, delimiter, maxKeys, after });
    return { ...page, objects: keys.flatMap((key) => objects.get(key) ?? []) };
  };
}
