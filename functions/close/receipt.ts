import type { Outcome, RecordCounts } from '../../core/chunk-outcome.ts';
import { type Overview, overviewOf } from '../../core/indicators/overview.ts';
import type { Tally } from '../../core/indicators/tally.ts';
import type { FeeLineCounts } from '../../platform/intake/join/join-state.ts';
import type { FileRemark, PartSummary, PlannedBatch } from '../../platform/table/batches.ts';

/** What the office gets back for a file. */
export interface Receipt extends RecordCounts, Omit<Overview, 'cases'> {
  readonly batch: string;
  readonly hospital: string;
  readonly file: string;
  readonly uploaded_at: string;
  readonly closed_at: string;
  /**
   * `refused`: nothing of the file could be read. `incomplete`: it broke off. `waiting`: fee lines whose file of cases
   * is not there yet.
   */
  readonly status: 'processed' | 'incomplete' | 'refused' | 'waiting';
  readonly format: string | null;
  readonly encoding: string | null;
  /** Why the file, or some of it, could not be read. */
  readonly problems: readonly FileRemark[];
  /** What the office should know about a file that was read. */
  readonly notices: readonly FileRemark[];
  /** Of an archive; `null` of other files. */
  readonly parts: readonly PartSummary[] | null;
  /** Key of the other file, where cases and fee lines came in two. */
  readonly joined_with?: string | undefined;
  /** Of files whose fee lines stand apart from their cases. */
  readonly fee_lines?: FeeLineCounts | undefined;
  readonly rejected_by_code: Tally;
  /** Months of discharge whose summaries the batch changed. */
  readonly months: readonly string[];
  /** Key of the rejected records, beside the receipt. */
  readonly rejected_records: string;
  /** Key of the workbook with the results, beside the receipt; batches of before have none. */
  readonly results_workbook?: string | undefined;
}

/**
 * @param batch with all that was found out about its file
 * @param months of discharge whose summaries the batch changed
 * @param closedAt ISO time of the clock
 */
export function receiptOf(
  batch: PlannedBatch,
  outcome: Outcome,
  months: readonly string[],
  keys: { readonly rejected: string; readonly results: string },
  closedAt: string,
): Receipt {
  const { cases: _stays, ...overview } = overviewOf(outcome.totals);
  return {
    batch: batch.id,
    hospital: batch.hospital,
    file: batch.key,
    uploaded_at: batch.uploaded_at,
    closed_at: closedAt,
    status: statusOf(batch),
    format: batch.format,
    encoding: batch.encoding,
    problems: batch.problems,
    notices: batch.notices,
    parts: batch.parts ?? null,
    ...(batch.partner && { joined_with: batch.partner.key }),
    ...(batch.fee_lines && { fee_lines: batch.fee_lines }),
    ...outcome.counts,
    rejected_by_code: outcome.rejectedByCode,
    ...overview,
    months,
    rejected_records: keys.rejected,
    results_workbook: keys.results,
  };
}

function statusOf({ is_waiting, problems, records }: PlannedBatch): Receipt['status'] {
  if (is_waiting) return 'waiting';
  if (problems.length === 0) return 'processed';
  return records === 0 ? 'refused' : 'incomplete';
}
