import type { WarningRecord } from '../warning-record.ts';
import type { FatigueThresholds } from './fatigue-thresholds.ts';
import { type DepartmentTally, type Proposal, proposalsFor, type RuleTally } from './propose.ts';
import { tallyWarnings, type WarningTally } from './tally.ts';

/** What became of a hospital's warnings in a month, and what that speaks for. */
export interface FatigueReport {
  /** Of the thresholds that were used. */
  readonly thresholds: string;
  readonly total: WarningTally;
  /** Warnings shown in a hundred checks of orders; `null` where nobody counted those. */
  readonly per_100_checks: number | null;
  readonly departments: readonly DepartmentTally[];
  /** Most shown first. */
  readonly rules: readonly RuleTally[];
  readonly proposals: readonly Proposal[];
}

/** @param checks how many checks of orders the records came of; `null` where it is not known */
export function reportFatigue(
  records: readonly WarningRecord[],
  checks: number | null,
  thresholds: FatigueThresholds,
): FatigueReport {
  const rules = [...Map.groupBy(records, ({ rule }) => rule)]
    .map(([rule, shown]) => ({
      rule,
      tally: tallyWarnings(shown, thresholds),
      departments: byDepartment(shown, thresholds),
    }))
    .toSorted((a, b) => b.tally.shown - a.tally.shown || (a.rule < b.rule ? -1 : 1));
  return {
    thresholds: thresholds.version,
    total: tallyWarnings(records, thresholds),
    per_100_checks: checks ? (100 * records.length) / checks : null,
    departments: byDepartment(records, thresholds),
    rules,
    proposals: rules.flatMap((rule) => proposalsFor(rule, thresholds)),
  };
}

function byDepartment(records: readonly WarningRecord[], thresholds: FatigueThresholds): DepartmentTally[] {
  return [...Map.groupBy(records, ({ department }) => department)]
    .map(([department, shown]) => ({ department, tally: tallyWarnings(shown, thresholds) }))
    .toSorted(
      (a, b) => b.tally.shown - a.tally.shown || ((a.department ?? '') < (b.department ?? '') ? -1 : 1),
    );
}
