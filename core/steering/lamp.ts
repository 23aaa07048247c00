import type { GoodNews } from './good-news.ts';
import type { Colour } from './light-lamp.ts';
import type { Limit, NoLimit } from './limit.ts';
import type { Spread } from './spread.ts';

/**
 * Why there is no lamp: the indicator is not in force, or is shown and never lit; there are no data of the unit, or too
 * few cases; too few peers, or months of its own, to make a limit of.
 */
export type NoLamp = 'not-in-force' | 'no-threshold' | 'no-data' | 'few-cases' | NoLimit;

/** What an indicator says of a unit in a period, as a light, and how sure that is. Plain data. */
export interface Lamp {
  readonly unit: string;
  readonly indicator: string;
  readonly colour: Colour | 'none';
  /** `null` where there is a lamp. */
  readonly reason: NoLamp | null;
  readonly value: number | null;
  /** Cases (answers, of an imported one) that it rests on. */
  readonly cases: number;
  /** The threshold that decided; `null` without a lamp. */
  readonly limit: Limit | null;
  readonly isPastRed: boolean;
  /** Whether chance alone does not explain the colour; `null` where that cannot be told. */
  readonly isSure: boolean | null;
  /** Where the true value lies at 95 %, and by what that is known; `null` where it cannot be told. */
  readonly range: { readonly by: Spread['by']; readonly low: number; readonly high: number } | null;
  /** Probability that the true value is past the limit of red where the value is, else past that of yellow. */
  readonly pastProbability: number | null;
  /** Of the period before and of the year before, by the area's means of now. */
  readonly before: number | null;
  readonly yearBefore: number | null;
  readonly news: readonly GoodNews[];
}
