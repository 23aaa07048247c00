import type { PaidBy } from '../claims/paid-by.ts';
import type { Words } from '../claims/words.ts';
import type { Outlook } from '../forecast/outlook.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { Period } from '../indicators/period.ts';
import type { Scope } from '../indicators/view-figures.ts';
import type { RuleCategory, Severity } from '../rules/finding.ts';
import type { Amount } from '../steering/amount.ts';
import type { MemberKind } from '../steering/contribution-words.ts';
import type { Explanation } from '../steering/contributions.ts';
import type { Lamp } from '../steering/lamp.ts';
import type { Quadrants } from '../steering/quadrant-of.ts';
import type { ChangeParts } from '../steering/split-change.ts';
import type { QuadrantChart } from '../steering/steering-plan.ts';
import type { Remark } from './remark.ts';
import type { ReviewedMoney } from './report-input.ts';
import type { ComparedView } from './report-plan.ts';

/** How an indicator stands by its thresholds. */
export type LampColour = Lamp['colour'];

/** What an indicator says of a unit, with its lamp. Values are in the unit of its definition; `null` is no data. */
export type Figure = Omit<Lamp, 'unit' | 'indicator'>;

export interface ReportedUnit {
  /** As in the view: a code, or `groupKey`. */
  readonly key: string;
  readonly name: Words;
  /** By indicator id. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** What of a change of money is a unit's, in fen: by how many cases, of which groups, how dear the same group. */
export interface ChangeRow {
  /** `null` for what has no such part: outpatient bills, cases without a doctor. */
  readonly key: string | null;
  readonly name: Words | null;
  readonly before: number;
  readonly now: number;
  readonly change: number;
  readonly parts: ChangeParts;
}

/** Where a change of money came from: all of it, and the units that moved it most. */
export interface Change {
  readonly of: Amount;
  readonly against: 'before' | 'year-before';
  readonly whole: ChangeRow;
  readonly members: { readonly view: ComparedView; readonly rows: readonly ChangeRow[] };
  readonly groups: readonly ChangeRow[];
}

/** Units of a view, the one to act on first. */
export interface UnitTable {
  readonly view: ComparedView;
  readonly units: readonly ReportedUnit[];
  /** Ids of indicators that are columns on paper. */
  readonly columns: readonly string[];
  /** Units on paper: the first so many, and so many up to (without) this place, behind which no unit has a value. */
  readonly shown: { readonly first: number; readonly last: number; readonly until: number };
}

/** What a rule found. Money of several rules on the same fee line is counted in full for each. */
export interface RuleRow {
  readonly rule: string;
  readonly name: Words;
  readonly category: RuleCategory | null;
  /** As declared; a single finding may weigh less. */
  readonly severity: Severity | null;
  readonly legalBasis: readonly string[];
  readonly findings: number;
  readonly identifiedFen: number;
  /** Of these findings, what was decided; `null` where nobody knows. */
  readonly reviewed: ReviewedMoney | null;
}

/** Units in the plane of two indicators. */
export interface Quadrant {
  readonly view: ComparedView;
  readonly chart: QuadrantChart;
  /** Where the plane is divided. */
  readonly lines: Quadrants['lines'];
  readonly points: readonly {
    readonly unit: ReportedUnit;
    readonly x: number;
    readonly y: number;
    readonly cases: number;
  }[];
}

/** An indicator of the whole that is lit red: what its change came from, and what to ask. */
export interface RedLamp {
  readonly indicator: string;
  /** `null` where it cannot be taken apart, or nothing was before. */
  readonly explanation: Explanation | null;
  readonly memberKind: MemberKind;
  /** What the contributions are called, in their order; `null` of parts of the bill and of all others. */
  readonly names: readonly (Words | null)[];
  readonly questions: readonly Words[];
}

export interface Trend {
  readonly indicator: string;
  /** By month, the first first; `null` is no data. */
  readonly months: readonly { readonly month: string; readonly value: number | null }[];
}

/** What the offices' files of the period brought, and what figures could not be made of. */
export interface DataQuality {
  /** Of the uploads that changed the period, whole files; `null` where they are not known. */
  readonly uploads: UploadCounts | null;
  readonly stays: number;
  readonly outpatientBills: number;
  readonly ungrouped: number;
  /** Stays with a cost whose group has no published standard: in the cost, not in the balance. */
  readonly unpriced: { readonly cases: number; readonly costFen: number };
  /** Of all answers of rules. */
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly noData: number };
}

export interface UploadCounts {
  readonly files: number;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly replaced: number;
}

/** A period of a hospital, one of its departments or a region, as its managers read it. Words are made of it late. */
export interface Report {
  readonly id: string;
  readonly title: Words;
  readonly scope: Scope;
  readonly name: Words;
  readonly department: { readonly code: string; readonly name: Words } | null;
  readonly period: Period;
  readonly paidBy: PaidBy;
  /** The area whose means the indices rest on, and its months. */
  readonly area: {
    readonly region: string;
    readonly name: Words;
    readonly from: string;
    readonly until: string;
  };
  /** All that were in force, in their order. */
  readonly indicators: readonly ManagementIndicator[];
  readonly overall: ReportedUnit;
  /** At most ten lines: how it stands, what changed and why, what went well, where to act. */
  readonly remarks: readonly Remark[];
  /** Ids of the indicators on the first page. */
  readonly headline: readonly string[];
  readonly redLamps: readonly RedLamp[];
  readonly changes: readonly Change[];
  readonly tables: readonly UnitTable[];
  readonly rules: readonly RuleRow[];
  /** Money of all findings, a fee line that several rules point at counted once; and cases with findings. */
  readonly identifiedFen: number;
  readonly flaggedCases: number;
  readonly quadrants: readonly Quadrant[];
  readonly trends: readonly Trend[];
  readonly quality: DataQuality;
  readonly outlook: Outlook | null;
}
