import type { BatchView } from '../../../../../functions/query/batch-view.ts';
import type { SentAgain } from '../uploads/sent-again.ts';

/** How it stands with a record that was corrected and dropped again. */
export type Resent =
  | { readonly state: 'sending' }
  | {
      readonly state: 'sent';
      /** ISO 8601, UTC. */
      readonly at: string;
      readonly fileName: string;
      /** `null` where it has not begun yet, or is not among the batches looked at. */
      readonly batch: string | null;
    };

/**
 * By the records' places in the list; of several times the last.
 * @param sent the oldest first
 * @param sending places of records that are on their way
 */
export function resentOf(
  sent: readonly SentAgain[],
  sending: readonly number[],
  batches: readonly Pick<BatchView, 'key' | 'batch'>[],
): ReadonlyMap<number, Resent> {
  const byKey = new Map(batches.map(({ key, batch }) => [key, batch]));
  const arrived = sent.flatMap(({ places, sentAt: at, key }) => {
    const fileName = key.slice(key.lastIndexOf('/') + 1);
    const resent: Resent = { state: 'sent', at, fileName, batch: byKey.get(key) ?? null };
    return places.map((place) => [place, resent] as const);
  });
  return new Map<number, Resent>([
    ...arrived,
    ...sending.map((place) => [place, { state: 'sending' }] as const),
  ]);
}
