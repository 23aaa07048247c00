import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { SQSRecord } from 'aws-lambda';
import type { RecordCounts } from '../core/chunk-outcome.ts';
import { metrics } from './metrics.ts';

/** Counts a message that a step has been given: how long it lay in its queue, whether it came before, whether it failed. */
export function countMessage({ attributes }: SQSRecord, isHandled: boolean, now: number): void {
  metrics.addMetric('QueueLag', MetricUnit.Milliseconds, Math.max(0, now - Number(attributes.SentTimestamp)));
  metrics.addMetric('Retries', MetricUnit.Count, Number(attributes.ApproximateReceiveCount) > 1 ? 1 : 0);
  metrics.addMetric('Failures', MetricUnit.Count, isHandled ? 0 : 1);
}

/** Counts a message that was parked: it failed as often as it may. */
export function countParked(): void {
  metrics.addMetric('DeadLetters', MetricUnit.Count, 1);
}

/** Counts the records of a chunk by what became of them. */
export function countRecords({ read, rejected }: Pick<RecordCounts, 'read' | 'rejected'>): void {
  metrics.addMetric('RecordsRead', MetricUnit.Count, read);
  metrics.addMetric('RecordsRejected', MetricUnit.Count, rejected);
}

/** Tells how long an office waited for a receipt. */
export function countReceipt(uploadedAt: string, closedAt: string): void {
  const ms = Math.max(0, Date.parse(closedAt) - Date.parse(uploadedAt));
  metrics.addMetric('ReceiptLag', MetricUnit.Milliseconds, ms);
}

/** Counts the open batches that the sweeper has looked at, those it repaired, and those it cannot. */
export function countOpenBatches({
  open,
  repaired,
  stuck,
}: Readonly<Record<'open' | 'repaired' | 'stuck', number>>): void {
  metrics.addMetric('OpenBatches', MetricUnit.Count, open);
  metrics.addMetric('RepairedBatches', MetricUnit.Count, repaired);
  metrics.addMetric('StuckBatches', MetricUnit.Count, stuck);
}

/** Counts uploads of which no event had come. */
export function countLostUploads(lost: number): void {
  metrics.addMetric('LostUploads', MetricUnit.Count, lost);
}

/** Writes what was counted as a line of the log, where anything was. */
export function writeMetrics(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
