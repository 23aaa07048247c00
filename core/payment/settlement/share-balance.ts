import { roundExactly } from '../round-exactly.ts';
import type { BalanceBands } from './policy.ts';

/** A part of a balance, and what becomes of it. */
export interface BalancePart {
  /** Of what is due: the part lies between these shares of it; `null` is without end. */
  readonly from: number;
  readonly upTo: number | null;
  readonly portionFen: number;
  /** Of the portion. */
  readonly share: number;
  readonly sharedFen: number;
}

/**
 * Cuts a surplus, or an overrun, into the bands of a policy and takes from each its share. What lies beyond the last
 * band has a share of nought.
 * @param sizeFen not negative
 * @param dueFen what the bands are shares of
 */
export function shareBalance(sizeFen: number, dueFen: number, bands: BalanceBands): readonly BalancePart[] {
  const parts: BalancePart[] = [];
  let from = 0;
  let leftFen = sizeFen;
  for (const { up_to: upTo, share } of [...bands, { up_to: null, share: 0 }]) {
    const width = upTo === null ? leftFen : roundExactly([dueFen, upTo]) - roundExactly([dueFen, from]);
    const portionFen = Math.min(leftFen, width);
    if (portionFen > 0)
      parts.push({ from, upTo, portionFen, share, sharedFen: roundExactly([portionFen, share]) });
    leftFen -= portionFen;
    from = upTo ?? from;
  }
  return parts;
}
