import type { Indicator } from './indicator.ts';
import type { NotJudged } from './statistical-finding.ts';
import type { UnitStays } from './unit-stays.ts';

/** What a method says of one unit, on the scale that units are compared by. */
export interface Judgement {
  readonly of: UnitStays;
  readonly stays: number;
  /** Means of a stay. */
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
  readonly interval: readonly [low: number, high: number];
  readonly p: number;
  /** First month after a change. */
  readonly since: string | null;
}

/** What a method says of all units of a kind. */
export interface Judgements {
  readonly judged: readonly Judgement[];
  readonly notJudged: readonly NotJudged[];
  readonly betweenUnits: number | null;
}

/** p of a statistic whose upper tail is known, in the direction that is a finding. */
export function pInDirection(
  statistic: number,
  direction: Indicator['direction'],
  tail: (statistic: number) => number,
): number {
  if (direction === 'both') return Math.min(1, 2 * tail(Math.abs(statistic)));
  return tail(direction === 'up' ? statistic : -statistic);
}
