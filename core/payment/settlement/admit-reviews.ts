import type { SettledStay } from './hospital-month.ts';
import type { SettlementPolicy } from './policy.ts';

/** Reviews that count, and those that the quota has no room for. */
export interface AdmittedReviews {
  /** Fen by key of the stay. */
  readonly admitted: ReadonlyMap<string, number>;
  readonly leftOut: readonly string[];
}

/**
 * Which reviews of a year count. Where the policy leaves those beyond its quota out, the stays come first of whose
 * cost most is not covered as priced; of equal ones the lower key.
 * @param decided fen by key of the stay
 * @param stays all discharges of the region's year, by key
 */
export function admitReviews(
  decided: ReadonlyMap<string, number>,
  stays: ReadonlyMap<string, Pick<SettledStay, 'cost_fen' | 'payment_fen'>>,
  { case_review_quota: quota, case_reviews_beyond: beyond = 'told' }: SettlementPolicy,
): AdmittedReviews {
  const room = Math.floor(Number((quota * stays.size).toFixed(6)));
  if (beyond === 'told' || decided.size <= room) return { admitted: decided, leftOut: [] };
  const uncovered = (key: string) => {
    const stay = stays.get(key);
    return (stay?.cost_fen ?? 0) - (stay?.payment_fen ?? 0);
  };
  const inOrder = [...decided].sort(([a], [b]) => uncovered(b) - uncovered(a) || (a < b ? -1 : 1));
  return {
    admitted: new Map(inOrder.slice(0, room)),
    leftOut: inOrder.slice(room).map(([key]) => key),
  };
}
