import type { IndicatorValue } from '../indicators/view-figures.ts';
import type { Lamp } from './lamp.ts';
import type { Place } from './place-among.ts';

/** A column of a portrait. */
export interface PortraitColumn extends IndicatorValue {
  /** Beside the other units of the view that have enough cases; `null` where it, or they, have too few. */
  readonly place: Place | null;
  /** The period before and the same of last year, by the area's means of now. */
  readonly before: number | null;
  readonly yearBefore: number | null;
  /** By how much it rose since, as a share; `null` of nought and of what was below it. */
  readonly sinceBefore: number | null;
  readonly sinceYearBefore: number | null;
  readonly lamp: Lamp | null;
  /** The twelve months before the period, the first first; by the area's means of each. */
  readonly months: readonly { readonly month: string; readonly value: number | null }[];
}

/** A group among those of a unit. */
export interface GroupShare {
  /** `groupKey`. */
  readonly group: string;
  readonly cases: number;
  /** Of the unit's cases in groups. */
  readonly share: number;
  readonly costFen: number;
  readonly averageCostFen: number | null;
  readonly balanceFen: number;
  /** Cases of the period before. */
  readonly casesBefore: number;
}

/** What a rule found in a unit. Money of several rules on one fee line is counted in full for each. */
export interface RuleShare {
  readonly rule: string;
  readonly findings: number;
  readonly cases: number;
  readonly amountFen: number;
  readonly findingsBefore: number;
}

/** Whether a doctor is to be talked to: his figure beside his department's. */
export interface Conversation {
  readonly indicator: string;
  readonly value: number;
  readonly reference: number;
  readonly times: number;
  readonly isFlagged: boolean;
  /** Whether chance alone does not explain it; `null` where that cannot be told, or there is nothing to explain. */
  readonly isSure: boolean | null;
}

/** A unit in a period: the same columns whatever it is, beside its peers and its own past. Plain data. */
export interface Portrait {
  readonly key: string;
  readonly columns: readonly PortraitColumn[];
  /** The most cases first. */
  readonly groups: readonly GroupShare[];
  /** The most money first. */
  readonly rules: readonly RuleShare[];
  readonly conversation: Conversation | null;
}
