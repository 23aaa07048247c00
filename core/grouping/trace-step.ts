import type { Condition } from './condition.ts';
import type { InvalidReason } from './find-invalid-reason.ts';
import type { GroupingResult } from './grouping-case.ts';

/** What of a condition did not hold: the smallest parts of it that the case fails. */
export type Unmet = readonly Condition[];

/** A group that does not fit, every part that is lacking named. */
export interface TriedInVain {
  readonly group: string;
  readonly lacks: Unmet;
}

/** A code of the case. Positions count from 0; 0 is the principal or main code. */
export interface CaseCode {
  readonly kind: 'dx' | 'proc';
  readonly position: number;
  readonly code: string;
  /** The injured body sites that a diagnosis stands for, where they are what is counted. */
  readonly sites?: readonly string[];
}

/** What the case has to show for one part of a condition. */
export interface Evidence {
  readonly part: Condition;
  /** Those of its codes that the part asks for; none where it asks for something else, or for absence. */
  readonly codes: readonly CaseCode[];
  /** What the part measures, as the case says it (`null`: blank) or as it was counted. */
  readonly value?: number | string | null;
}

/** Parts that together make a condition hold: all parts of an `all`, the first that holds of an `any`. */
export type Because = readonly Evidence[];

/** One thing that happened while a case was grouped. */
export type TraceStep =
  | {
      readonly step: 'codeMapped';
      readonly kind: 'dx' | 'proc';
      readonly position: number;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly step: 'codeUnmapped';
      readonly kind: 'dx' | 'proc';
      readonly position: number;
      readonly code: string;
    }
  | { readonly step: 'refused'; readonly reason: InvalidReason }
  /** Groups that were asked one after the other, and do not fit. */
  | {
      readonly step: 'triedInVain';
      readonly level: 'mdc' | 'adrg' | 'drg';
      readonly tried: readonly TriedInVain[];
    }
  | { readonly step: 'mdcEntered'; readonly mdc: string; readonly because: Because }
  | { readonly step: 'adrgMatched'; readonly adrg: string; readonly because: Because }
  | {
      readonly step: 'complicationCounted';
      readonly code: string;
      readonly position: number;
      readonly level: 'mcc' | 'cc';
      /** Whether any DRG of the ADRG asks for this level; some are split by MCC alone. */
      readonly asked: boolean;
    }
  | {
      readonly step: 'complicationExcluded';
      readonly code: string;
      readonly position: number;
      readonly level: 'mcc' | 'cc';
      /** The exclusion table that holds the principal diagnosis. */
      readonly table: string;
      readonly principal: string;
    }
  /** The secondary diagnoses that the scheme knows neither as CC nor as MCC. */
  | { readonly step: 'noComplication'; readonly codes: readonly CaseCode[] }
  | { readonly step: 'drgChosen'; readonly drg: string; readonly because: Because }
  /** No DRG of the ADRG takes the case, or it has none: the ADRG itself is the result. */
  | { readonly step: 'adrgStands'; readonly adrg: string; readonly drgs: readonly string[] }
  /** None of the MDC's ADRGs takes the case: the search goes on with the next MDC. */
  | { readonly step: 'mdcLeft'; readonly mdc: string }
  /** None of its ADRGs takes the case, and the MDC keeps what has entered it. */
  | { readonly step: 'mdcKept'; readonly mdc: string }
  | { readonly step: 'ambiguityFound'; readonly mdc: string; readonly because: Because }
  /** All MDCs have been tried; those that were entered, and left again. */
  | { readonly step: 'mdcsExhausted'; readonly entered: readonly string[] }
  | { readonly step: 'result'; readonly result: GroupingResult };
