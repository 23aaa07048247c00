import type { ManagementIndicator } from '../indicators/management-indicator.ts';

/** Where a value stands among those of its peers. */
export interface Place {
  /** Of the others: the middle one, or the mean of the two. */
  readonly median: number;
  /** Share of the others that are lower, and half of those equal, in percent. */
  readonly percentile: number;
  /** 1 is the best, of what has no direction the highest; equal values share the better rank. */
  readonly rank: number;
  /** Units that are ranked, this one included. */
  readonly of: number;
}

/** @param peers values of the others; `null` where there are none */
export function placeAmong(
  value: number,
  peers: readonly number[],
  better: ManagementIndicator['better'],
): Place | null {
  if (peers.length === 0) return null;
  const ascending = peers.toSorted((a, b) => a - b);
  const middle = (peers.length - 1) / 2;
  const median = ((ascending[Math.floor(middle)] as number) + (ascending[Math.ceil(middle)] as number)) / 2;
  const lower = peers.filter((peer) => peer < value).length;
  const higher = peers.filter((peer) => peer > value).length;
  return {
    median,
    percentile: (100 * (lower + (peers.length - lower - higher) / 2)) / peers.length,
    rank: 1 + (better === 'lower' ? lower : higher),
    of: peers.length + 1,
  };
}
