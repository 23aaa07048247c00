import type { FatigueThresholds } from './fatigue-thresholds.ts';
import { isTooEarly, judgeWarnings, type Verdict } from './judge-warnings.ts';
import type { WarningTally } from './tally.ts';

/** A rule's warnings in one department; `null` where none was told. */
export interface DepartmentTally {
  readonly department: string | null;
  readonly tally: WarningTally;
}

export interface RuleTally {
  readonly rule: string;
  readonly tally: WarningTally;
  readonly departments: readonly DepartmentTally[];
}

/** What the figures speak for, with the figures. A person decides; nothing is muted by itself. */
export interface Proposal {
  readonly rule: string;
  /** `null`: in the whole hospital. */
  readonly department: string | null;
  readonly verdict: Verdict;
  readonly tally: WarningTally;
}

/**
 * One proposal for the whole hospital where no department with enough answers speaks against it, else one for each
 * such department: what is noise on one ward may save somebody on the next.
 */
export function proposalsFor({ rule, tally, departments }: RuleTally, terms: FatigueThresholds): Proposal[] {
  const everywhere: Proposal = { rule, department: null, verdict: judgeWarnings(tally, terms), tally };
  const clear = departments
    .filter(({ department }) => department !== null)
    .map((one): Proposal => ({ rule, ...one, verdict: judgeWarnings(one.tally, terms) }))
    .filter(({ verdict }) => !(verdict.kind === 'keep' && isTooEarly(verdict.why)));
  return clear.every(({ verdict }) => isAlike(verdict, everywhere.verdict)) ? [everywhere] : clear;
}

function isAlike(one: Verdict, other: Verdict): boolean {
  if (one.kind === 'sharpen' && other.kind === 'sharpen')
    return one.reason.code === other.reason.code && one.reason.text === other.reason.text;
  return one.kind === other.kind;
}
