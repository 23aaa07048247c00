import type { SchemeTrialReport } from '../../core/grouping/scheme-trial.ts';
import type { RulesComparisonReport } from '../../core/rules/region/rules-comparison.ts';
import type { DryRunMessage, SchemeDryRunMessage } from '../messages.ts';

/** By which a person finds a case again. */
export interface CaseName {
  readonly hospital: string;
  readonly setl_id: string;
}

/** What would have been different in a month, had a region grouped by another scheme. */
export interface SchemeDryRunReport extends SchemeTrialReport<CaseName> {
  readonly region: string;
  readonly scheme: string;
  readonly package: string;
  /** Of discharge, `yyyy-MM`. */
  readonly month: string;
  readonly made_at: string;
  readonly hospitals: readonly string[];
}

/** Made by the command line, which reads the uploads again. */
export interface UploadsSchemeDryRun extends SchemeDryRunReport {
  readonly uploads_read: number;
  /** Keys of uploads that were replaced or removed so long ago that they cannot be read again. */
  readonly uploads_gone: readonly string[];
}

/** Made over the lists that are kept of audited cases. */
export interface ListsSchemeDryRun extends SchemeDryRunReport {
  /** `false` where it stopped at its bound of time. */
  readonly is_whole: boolean;
}

/** That somebody asked for the dry run of a scheme, as it is kept until there is one. */
export interface SchemeDryRunRequest extends SchemeDryRunMessage {
  /** Set where it could not be made. */
  readonly failed?: true;
}

/** What would have been found, had a region's document been in force. */
export interface RulesDryRunReport extends RulesComparisonReport<CaseName> {
  readonly region: string;
  /** Hash of the document. */
  readonly document: string;
  /** Of discharge, `yyyy-MM`; `null` for whatever the files hold. */
  readonly month: string | null;
  readonly made_at: string;
  readonly hospitals: readonly string[];
}

/** That somebody asked for a dry run, as it is kept until there is one. */
export interface DryRunRequest extends DryRunMessage {
  /** Set where it could not be made. */
  readonly failed?: true;
}

/** A dry run over the lists that are kept of audited cases. */
export interface ListsRulesDryRun extends RulesDryRunReport {
  readonly batch: string | null;
  /** `false` where it stopped at its bounds of cases or time. */
  readonly is_whole: boolean;
  /** Day from which decisions to come were tried; `null` where all of them hold already. */
  readonly brought_forward_to: string | null;
}
