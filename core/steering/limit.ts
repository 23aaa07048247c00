import type { ManagementIndicator, Threshold } from '../indicators/management-indicator.ts';

/** Which way is good, of what is lit at all. */
export type Direction = Exclude<ManagementIndicator['better'], 'neither'>;

/** A threshold as values of the indicator, for one unit. */
export interface Limit {
  readonly basis: Threshold['basis'];
  readonly yellow: number;
  readonly red: number;
  readonly source: string;
  /** Peers, or months of its own, that the values were made of; `null` of fixed ones. */
  readonly madeOf: number | null;
}

/** Why a threshold says nothing of a unit. */
export type NoLimit = 'few-peers' | 'few-months';

/** Fewer units to be compared with have no best and no worst. */
export const fewestPeers = 5;
const fewestMonths = 6;

/** What a unit's thresholds are made of. */
export interface LimitGround {
  /** Values of the other units that have enough cases. */
  readonly peers: readonly number[];
  /** Mean of the unit's own twelve months before the period, and how many of them have a value. */
  readonly own: { readonly mean: number | null; readonly months: number };
}

/**
 * The values at which a threshold begins for a unit. Of peers, that of the last one among the best so many: to be
 * worse than it is to have so many peers that do better.
 */
export function limitOf(
  { basis, yellow, red, source }: Threshold,
  better: Direction,
  { peers, own }: LimitGround,
): Limit | NoLimit {
  if (basis === 'fixed') return { basis, yellow, red, source, madeOf: null };
  if (basis === 'history') {
    // A multiple of nought, or of a loss, is no bound.
    if (own.mean === null || own.mean <= 0 || own.months < fewestMonths) return 'few-months';
    return { basis, yellow: yellow * own.mean, red: red * own.mean, source, madeOf: own.months };
  }
  if (peers.length < fewestPeers) return 'few-peers';
  const bestFirst = peers.toSorted((a, b) => (better === 'lower' ? a - b : b - a));
  const at = (share: number) => bestFirst[Math.max(0, Math.ceil(share * peers.length) - 1)] as number;
  return { basis, yellow: at(yellow), red: at(red), source, madeOf: peers.length };
}

/** Whether a value is on the bad side of a limit; one that is equal to it is not. */
export function isPast(value: number, limit: number, better: Direction): boolean {
  return better === 'lower' ? value > limit : value < limit;
}
