import type { Condition } from './condition.ts';
import type { InvalidReason } from './find-invalid-reason.ts';
import type { GroupingResult } from './grouping-case.ts';

/** What of a condition did not hold: the smallest parts of it that the case fails. */
export type Unmet = readonly Condition[];

/** One thing that happened while a case was grouped. Positions count from 0; 0 is the principal or main code. */
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
  | { readonly step: 'mdcTried'; readonly mdc: string; readonly lacks: Unmet }
  | { readonly step: 'mdcEntered'; readonly mdc: string }
  | { readonly step: 'adrgTried'; readonly adrg: string; readonly lacks: Unmet }
  | { readonly step: 'adrgMatched'; readonly adrg: string }
  | {
      readonly step: 'complicationCounted';
      readonly code: string;
      readonly position: number;
      readonly level: 'mcc' | 'cc';
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
  | { readonly step: 'drgTried'; readonly drg: string; readonly lacks: Unmet }
  | { readonly step: 'drgChosen'; readonly drg: string }
  /** None of the MDC's ADRGs takes the case: the search goes on with the next MDC. */
  | { readonly step: 'mdcLeft'; readonly mdc: string }
  /** None of its ADRGs takes the case, and the MDC keeps what has entered it. */
  | { readonly step: 'mdcKept'; readonly mdc: string }
  | { readonly step: 'ambiguityFound'; readonly mdc: string }
  | { readonly step: 'result'; readonly result: GroupingResult };
