import { addCounts } from '../costs/add-counts.ts';

/**
 * Named integer counts: cases, days, fen, ten-thousandths of weight. A tally is a commutative group under
 * {@link addTally}, so any split into chunks and batches, in any order, ends in the same figures, and a
 * case that is replaced can be taken back out exactly. Names that are zero are left out.
 */
export type Tally = Readonly<Record<string, number>>;

/** `a + sign × b`, name by name. Exact below 2^53. */
export function addTally(a: Tally, b: Tally, sign: 1 | -1 = 1): Tally {
  const sum: Record<string, number> = { ...a };
  addCounts(sum, b, sign);
  return sum;
}

/** Counts of different names as one tally. Leaves out the zeros, so that equal tallies look equal. */
export function tallyOf(...parts: readonly Readonly<Record<string, number>>[]): Tally {
  const tally: Record<string, number> = {};
  for (const counts of parts)
    for (const name in counts) if (counts[name] !== 0) tally[name] = counts[name] as number;
  return tally;
}

export function countOf(tally: Tally, name: string): number {
  return tally[name] ?? 0;
}
