import type { ListedObject } from '../../platform/list-objects.ts';
import { isSameEtag } from '../../platform/object-store.ts';
import type { Batch } from '../../platform/table/batches.ts';

const hourMs = 3_600_000;
/** Younger ones may be on their way; older ones were looked for before. */
const youngestMs = 2 * hourMs;
const oldestMs = 50 * hourMs;

/** Uploads old enough to have a batch, and new enough to have come since the look before the last. */
export function uploadsDue(objects: readonly ListedObject[], now: Date): readonly ListedObject[] {
  return objects.filter(({ key, writtenAt }) => {
    const age = now.getTime() - writtenAt.getTime();
    return age > youngestMs && age < oldestMs && /^incoming\/[^/]{1,64}\/.*[^/]$/s.test(key);
  });
}

/** Those of which no event ever came: no batch has their key and content. */
export function lostAmong(
  uploads: readonly ListedObject[],
  batches: readonly Pick<Batch, 'key' | 'etag'>[],
): readonly ListedObject[] {
  return uploads.filter(
    ({ key, etag }) => !batches.some((batch) => batch.key === key && isSameEtag(batch.etag, etag)),
  );
}

/** The hospital that a key of an upload names. */
export function hospitalOf({ key }: ListedObject): string {
  return key.split('/')[1] ?? '';
}
