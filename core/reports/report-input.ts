import type { PaidBy } from '../claims/paid-by.ts';
import type { Words } from '../claims/words.ts';
import type { Outlook } from '../forecast/outlook.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { Period } from '../indicators/period.ts';
import type { MonthFigures, Scope, ViewFigures } from '../indicators/view-figures.ts';
import type { RuleDeclaration } from '../rules/rule-declarations.ts';
import type { SteeringPlan } from '../steering/steering-plan.ts';
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

/** A view in the period, and its months before. */
export interface ViewInTime {
  readonly view: ViewFigures;
  /** Two years and more, up to the period's last month, the first first. */
  readonly history: readonly MonthFigures[];
}

/** What people decided about findings, in fen. */
export interface ReviewedMoney {
  readonly confirmedFen: number;
  /** Confirmed and settled: to be paid back. */
  readonly recoveredFen: number;
}

/** What is known of a period beside its cases; `null` where nobody knows: of a region, or one department. */
export interface PeriodRecords {
  readonly uploads: UploadCounts | null;
  /** By rule; rules without a decision are left out. */
  readonly reviewed: ReadonlyMap<string, ReviewedMoney> | null;
}

/** All that a report is made of. */
export interface ReportInput {
  readonly plan: ReportPlan;
  readonly steering: SteeringPlan;
  readonly scope: Scope;
  readonly period: Period;
  /** At the end of the period. */
  readonly paidBy: PaidBy;
  readonly department: string | null;
  /** In force in the period. */
  readonly indicators: readonly ManagementIndicator[];
  /** The whole as its one unit: the hospital, the region, or the department. */
  readonly total: ViewInTime;
  /** Of a hospital departments, doctors and groups; of a region hospitals and groups. */
  readonly views: readonly ViewInTime[];
  readonly rules: readonly RuleDeclaration[];
  readonly names: ReportNames;
  readonly records: PeriodRecords;
  /** Of the whole; `null` where nothing is forecast. */
  readonly outlook: Outlook | null;
}
