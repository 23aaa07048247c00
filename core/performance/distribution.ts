import type { Answer } from './formula.ts';
import type { GuardAnswer } from './judge-unit.ts';
import type { Pool } from './pool.ts';
import type { Scorecard } from './scorecard.ts';

/** What a unit has of one part. */
export interface PartShare {
  readonly part: string;
  /** Yuan of an award, points of the others. */
  readonly value: number;
  /** The guard that withholds it. */
  readonly withheldBy: string | null;
  readonly shareFen: number;
}

/** What a doctor, or member of a team, has of the unit's share. */
export interface MemberShare {
  readonly member: string;
  readonly points: number;
  readonly shareFen: number;
}

/** The share of a department or team, and how it came about. Parts and `boundFen` add up to it. */
export interface UnitShare {
  readonly unit: string;
  readonly kind: string;
  readonly guards: readonly GuardAnswer[];
  readonly scorecard: Scorecard | null;
  readonly terms: readonly ({ readonly term: string } & Answer<number>)[];
  readonly parts: readonly PartShare[];
  /** What floors and caps added to it, or took from it. */
  readonly boundFen: number;
  readonly shareFen: number;
  /** Empty where it has no members, or its kind shares with none; `missing` by member where somebody's points are not known. */
  readonly members: MembersShare;
}

export interface MembersShare {
  readonly shares: readonly MemberShare[];
  readonly lacks: readonly { readonly member: string; readonly missing: readonly string[] }[];
}

/** What is worth knowing about how a pool was shared. */
export type DistributionNote =
  | { readonly code: 'awards-cut' }
  | { readonly code: 'nobody-scores'; readonly part: string }
  | { readonly code: 'caps-leave'; readonly fen: number }
  | { readonly code: 'below-nought'; readonly unit: string; readonly part: string }
  | {
      readonly code: 'guard-unknown';
      readonly units: readonly string[];
      readonly guard: string;
      readonly holds: boolean;
      readonly missing: readonly string[];
    };

/** A pool as it was shared: `pool.poolFen` is all shares and `leftFen`. */
export interface Distribution {
  readonly scheme: string;
  readonly pool: Pool;
  /** In the order of the figures. */
  readonly units: readonly UnitShare[];
  /** What nobody got. */
  readonly leftFen: number;
  /** What goes into the next pool: a deficit, and what nobody got. */
  readonly carriedOutFen: number;
  readonly notes: readonly DistributionNote[];
}
