import type { Severity } from '../rules/finding.ts';

/** A warning that was shown and what became of it, as stored. It names no patient and no encounter. */
export interface WarningRecord {
  /** UUID; `jr_id` and card `uuid`. */
  readonly id: string;
  /** `Warning.identity`. */
  readonly identity: string;
  readonly hospital: string;
  readonly rule: string;
  readonly department: string | null;
  readonly doctor: string | null;
  readonly severity: Severity;
  readonly needs_reason: boolean;
  readonly amount_fen: number;
  /** ISO 8601, UTC. */
  readonly shown_at: string;
  /** The request that it answered first. */
  readonly request: string;
  readonly channel: 'nhsa' | 'cds-hooks';
  readonly state: 'unanswered' | 'overridden' | 'changed';
  /** Why the order was kept: a code of the override reasons, and the clinician's own words. */
  readonly reason_code: string | null;
  readonly reason_text: string | null;
  readonly answered_at: string | null;
}
