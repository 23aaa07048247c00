import type { Words } from '../claims/words.ts';
import type { Finding } from '../rules/finding.ts';

/** A finding about orders, while they can still be changed. */
export interface Warning {
  /**
   * The same for the same concern in the same encounter: a pure function of hospital, encounter, rule, severity
   * and the codes of the items concerned, so that an order written anew brings no new warning. 32 hex digits.
   */
  readonly identity: string;
  readonly finding: Finding;
  /** The orders it rests on, those being written first; refs of `finding.evidence`. */
  readonly orders: readonly WarnedOrder[];
  /** What to do instead. */
  readonly advice: Words;
  /** Going on needs a reason. */
  readonly needsReason: boolean;
}

export interface WarnedOrder {
  readonly orderId: string;
  readonly code: string;
  readonly isCurrent: boolean;
  /** Its share of the money, fen. */
  readonly amountFen: number;
}

/** How a warning that was shown before ended. */
export type WarningState = 'unanswered' | 'overridden' | 'changed';

/** A warning shown before in the same encounter, as memory keeps it. */
export interface ShownWarning {
  readonly identity: string;
  /** What it was called in the answer: `jr_id`, the card's `uuid`. */
  readonly id: string;
  readonly state: WarningState;
  /** The request that it answered first: the same request asked again is given the same answer. */
  readonly request: string;
  readonly needsReason: boolean;
}

/** Why a warning is not shown. */
export type WithheldFor = 'repeated' | 'muted' | 'beyond-limit';
