import type { RecordCounts } from '../../core/chunk-outcome.ts';
import type { Rejection, RejectionError } from '../../core/claims/rejection.ts';
import type { Overview } from '../../core/indicators/overview.ts';
import type { ShownCase } from './shown-case.ts';

/** What a receipt says of a batch, as far as its workbook does. */
export interface BatchFigures extends RecordCounts, Omit<Overview, 'cases'> {
  readonly batch: string;
  readonly hospital: string;
  readonly file: string;
  readonly uploaded_at: string;
  readonly closed_at: string;
  /** Key of the rejected records. */
  readonly rejected_records: string;
}

/** A refused record without what was sent: that may tell who its patient is. */
export type ShownRejection = Pick<Rejection, 'file' | 'line' | 'setl_id'> & {
  readonly errors: readonly Omit<RejectionError, 'value'>[];
};

/** What the workbook of a batch is made of. */
export interface BatchResults {
  readonly figures: BatchFigures;
  readonly cases: readonly ShownCase[];
  readonly rejected: readonly ShownRejection[];
}
