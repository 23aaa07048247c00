import { type Direction, fewestPeers, isPast } from './limit.ts';
import type { Spread } from './spread.ts';

/** What went well, and whether more than chance is in it. */
export type GoodNews =
  | {
      /** Better each month than the month before, three times running. */
      readonly kind: 'improved-three-months';
      /** What it was three months ago. */
      readonly from: number;
      /** The 95 % intervals of then and now do not meet. */
      readonly isSure: boolean;
    }
  | {
      readonly kind: 'best-of-peers';
      readonly peers: number;
      /** Better than the middle one of the peers, by more than the best of so many is by chance. */
      readonly isSure: boolean;
    }
  | {
      readonly kind: 'turned-green';
      readonly from: 'red' | 'yellow';
      /** The whole 95 % interval is on the good side of yellow. */
      readonly isSure: boolean;
    };

/** A value with its spread, where that is known. */
interface Known {
  readonly value: number;
  readonly spread: Spread | null;
}

/**
 * @param months values of the three before, the first first; `null` for one without enough cases
 * @param spreadThen of the first of them
 */
export function improvementOf(
  { value, spread }: Known,
  months: readonly (number | null)[],
  spreadThen: () => Spread | null,
  better: Direction,
): GoodNews | null {
  const [from = null] = months;
  if (months.length !== 3 || from === null) return null;
  const isBetterEachTime = [...months.slice(1), value].every((month, at) => {
    const earlier = months[at] ?? null;
    return month !== null && earlier !== null && isPast(earlier, month, better);
  });
  if (!isBetterEachTime) return null;
  return { kind: 'improved-three-months', from, isSure: areApart(spread, spreadThen()) };
}

/** @param peers values of the other units that have enough cases */
export function leadOf(now: Known, peers: readonly number[], better: Direction): GoodNews | null {
  if (peers.length < fewestPeers || !peers.every((peer) => isPast(peer, now.value, better))) return null;
  const middle = peers.toSorted((a, b) => a - b)[Math.floor(peers.length / 2)] as number;
  const above = now.spread?.above(middle) ?? null;
  const isSure = above !== null && (better === 'lower' ? above : 1 - above) <= tail / (peers.length + 1);
  return { kind: 'best-of-peers', peers: peers.length, isSure };
}

/** Of a 95 % interval, at either end. One unit among several is the best in any case: each of them has a share of it. */
const tail = 0.025;

function areApart(a: Spread | null, b: Spread | null): boolean {
  return a !== null && b !== null && (a.interval[1] < b.interval[0] || b.interval[1] < a.interval[0]);
}
