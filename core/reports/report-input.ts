import type { Words } from '../claims/words.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { Period } from '../indicators/period.ts';
import type { Benchmark, UnitFigures } from '../indicators/unit-figures.ts';
import type { Scope, UnitInTime, ViewFigures } from '../indicators/view-figures.ts';
import type { RuleDeclaration } from '../rules/rule-declarations.ts';
import type { UploadCounts } from './report.ts';
import type { ReportPlan } from './report-plan.ts';

/** What units and areas are called; what has no name is called by its code. */
export interface ReportNames {
  readonly hospital: (code: string) => Words;
  readonly region: (code: string) => Words;
  readonly department: (code: string) => Words;
  /** @param key `groupKey` */
  readonly group: (key: string) => Words;
}

/** A month of the whole, before the period's end. */
export interface TrendMonth {
  readonly month: string;
  readonly benchmark: Benchmark;
  /** `null` where it had no case. */
  readonly unit: UnitFigures | null;
}

/** All that a report is made of. */
export interface ReportInput {
  readonly plan: ReportPlan;
  readonly scope: Scope;
  readonly period: Period;
  readonly department: string | null;
  /** In force in the period. */
  readonly indicators: readonly ManagementIndicator[];
  /** The whole: the hospital, the region, or the one department. */
  readonly overall: UnitInTime;
  readonly benchmark: Benchmark;
  readonly views: readonly ViewFigures[];
  /** The first month first; the last one ends the period. */
  readonly trend: readonly TrendMonth[];
  readonly rules: readonly RuleDeclaration[];
  readonly names: ReportNames;
  readonly uploads: UploadCounts | null;
}
