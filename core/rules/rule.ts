import type { FeeLine } from '../claims/settlement-list.ts';
import type { AmountMethod } from './amount-methods.ts';
import type { CaseIndex } from './case-index.ts';
import type { Evidence, Severity } from './finding.ts';

/** What a check saw, before it is dressed as a finding. One hit becomes one finding. */
export interface Hit {
  readonly evidence: readonly Evidence[];
  readonly amountFen: number;
  readonly amountMethod: AmountMethod;
  /** The department and doctor of the line concerned; the stay's own where `null`. */
  readonly department: string | null;
  readonly doctor: string | null;
  /** `yyyy-MM-dd`. */
  readonly occurredOn: string;
  /** Where this hit weighs less than the rule's declaration says; never more. */
  readonly severity?: Severity;
}

/**
 * `no-data` is not a pass: the case or the knowledge lacks what the rule needs, and `needs` says what
 * (`feeLines`, `history`, `baseline`, the kind of a knowledge table; `engine` where the check broke on `cause`).
 */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly hits: readonly Hit[] }
  | { readonly kind: 'no-data'; readonly needs: string; readonly cause?: unknown };

/** One code charged in a case: what the check knows of it, and its standing lines by time of charge. */
export interface ChargedItem<Limit> {
  readonly code: string;
  readonly limit: Limit;
  readonly lines: readonly FeeLine[];
}

/** A check that reads the case as a whole. */
export interface CaseCheck {
  readonly reads: 'case';
  run(index: CaseIndex): Verdict;
}

/**
 * A check that concerns certain codes only. The engine finds the charged ones for all such checks in one
 * walk over the lines; a case that charged none passes without a call.
 */
export interface LineCheck<Limit> {
  readonly reads: 'lines';
  /** What the check knows of each code that concerns it. */
  readonly limits: ReadonlyMap<string, Limit>;
  /** The same by name (`normalItemName`), for tables published without codes. A code's own limit goes first. */
  readonly limitsByName?: ReadonlyMap<string, Limit>;
  /** `charged` is never empty and is ordered by code. */
  run(index: CaseIndex, charged: readonly ChargedItem<Limit>[]): Verdict;
}

/** One rule, bound to its knowledge and parameters, ready to run over any number of cases. */
export type Check = CaseCheck | LineCheck<unknown>;

export const pass: Verdict = { kind: 'pass' };

export function noData(needs: string, cause?: unknown): Extract<Verdict, { readonly kind: 'no-data' }> {
  return { kind: 'no-data', needs, ...(cause !== undefined && { cause }) };
}

/** Fails where there are hits, else passes. */
export function verdictOf(hits: readonly Hit[]): Verdict {
  return hits.length > 0 ? { kind: 'fail', hits } : pass;
}
