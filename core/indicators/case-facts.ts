import type { GroupingStatus } from '../grouping/grouping-case.ts';
import type { Pricing } from '../payment/price-case.ts';
import type { Severity } from '../rules/finding.ts';

/** How a case was grouped; an outpatient bill is not. */
export type CaseStatus = GroupingStatus | 'outpatient';

/**
 * What one case contributes to every summary. The table keeps it beside the result, so that a later upload
 * of the same case can take this contribution back out. Kept small: about 300 bytes as JSON.
 */
export interface CaseFacts {
  /** Month of discharge, `yyyy-MM`. */
  readonly month: string;
  readonly department: string;
  readonly doctor: string | null;
  readonly status: CaseStatus;
  readonly drg: string;
  readonly weightE4: number | null;
  readonly costFen: number | null;
  readonly paymentFen: number | null;
  readonly outlier: Pricing['outlier'];
  readonly losDays: number;
  readonly died: boolean;
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly noData: number };
  /** By rule: its severity, how many findings, and their money. However many there are, this stays small. */
  readonly findings: readonly (readonly [
    ruleId: string,
    severity: Severity,
    count: number,
    amountFen: number,
  ])[];
  /** Indicators that the case counts for, by their national codes; left out where there are none. */
  readonly marks?: readonly string[];
  /** Money of all findings in fen, a fee line that several rules point at counted once. */
  readonly identifiedFen: number;
}
