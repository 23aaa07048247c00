import type { GroupingStatus } from '../grouping/grouping-case.ts';
import type { Pricing } from '../payment/price-case.ts';
import type { Severity } from '../rules/finding.ts';

/** How a case was grouped; an outpatient bill is not. */
export type CaseStatus = GroupingStatus | 'outpatient';

/** The parts of a bill that indicators look at. */
export const billParts = ['drug', 'slice', 'testing', 'consumable', 'treatment', 'ct', 'mri'] as const;

export type BillPart = (typeof billParts)[number];

/** What indicators must know of a stay beyond its cost and length; what its list does not tell is left out. */
export interface CaseSigns {
  /** The scheme or catalogue that the group is of. */
  readonly scheme: string;
  readonly transferred: boolean;
  /** The most gentle of its operations; interventions through vessels count as operations. */
  readonly operation?: 'none' | 'open' | 'minimally-invasive';
  /** Left out where it was none. */
  readonly daySurgery?: true;
  /** With an infection that was not there on admission. */
  readonly infected?: boolean;
  /** Of an operated stay: with a complication that was not there on admission. */
  readonly complicated?: boolean;
  /** Within 31 days of another stay and not planned; told by the rule that marks such stays. */
  readonly readmitted?: boolean;
  readonly intensiveCare?: boolean;
  /** What all funds but personal accounts have paid. */
  readonly fundFen?: number;
  readonly partsFen?: Readonly<Partial<Record<BillPart, number>>>;
  /** Given antibacterials, refunds taken off. */
  readonly antibacterials?: boolean;
  /** Ten-thousandths of a defined daily dose of antibacterials. */
  readonly dailyDosesE4?: number;
}

/** A finding among those of its rule; the severity only where it is another than the rule's total has. */
export type NamedFinding = readonly [findingId: string, amountFen: number, severity?: Severity];

/**
 * What a rule has found in a case: how often, its money, how sure it is, and which findings these are by id, as far
 * as a case names them: {@link mostNamed}.
 */
export type RuleTotal = readonly [
  ruleId: string,
  severity: Severity,
  count: number,
  amountFen: number,
  confidence?: number,
  named?: readonly NamedFinding[],
];

/** Findings that a case's facts name at the most, those of most money: however many there are, facts stay small. */
export const mostNamed = 200;

/**
 * What one case contributes to every summary. The table keeps it beside the result, so that a later upload
 * of the same case can take this contribution back out. Kept small: about 530 bytes as JSON,
 * and 45 more for each finding.
 */
export interface CaseFacts {
  /** Month of discharge, `yyyy-MM`. */
  readonly month: string;
  readonly department: string;
  readonly doctor: string | null;
  readonly status: CaseStatus;
  /** The group it is paid by, of `signs.scheme`; `0000` in no group. */
  readonly group: string;
  readonly weightE4: number | null;
  readonly costFen: number | null;
  readonly paymentFen: number | null;
  readonly outlier: Pricing['outlier'];
  readonly losDays: number;
  readonly died: boolean;
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly noData: number };
  /** By rule. */
  readonly findings: readonly RuleTotal[];
  /** Indicators that the case counts for, by their national codes; left out where there are none. */
  readonly marks?: readonly string[];
  /** Of a stay. */
  readonly signs?: CaseSigns;
  /** Money of all findings in fen, a fee line that several rules point at counted once. */
  readonly identifiedFen: number;
}
