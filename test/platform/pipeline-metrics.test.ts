import type { SQSRecord } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { metrics } from '../../platform/metrics.ts';
import {
  countMessage,
  countParked,
  countReceipt,
  countRecords,
  writeMetrics,
} from '../../platform/pipeline-metrics.ts';

const record = (received: number) =>
  ({ attributes: { SentTimestamp: '1000', ApproximateReceiveCount: String(received) } }) as SQSRecord;

describe('what a step of the pipeline tells of itself', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is one line of the log with lag, retries, failures and records, and never a batch or a patient', () => {
    const lines: Record<string, unknown>[] = [];
    vi.spyOn(metrics['console' as never] as Console, 'log').mockImplementation((line: string) => {
      lines.push(JSON.parse(line) as Record<string, unknown>);
    });
    countMessage(record(1), true, 1500);
    countMessage(record(3), false, 900);
    countParked();
    countRecords({ read: 1000, rejected: 3 });
    countReceipt('2026-04-02T08:00:00Z', '2026-04-02T08:01:00Z');
    writeMetrics();
    writeMetrics();
    expect(lines).toHaveLength(1);
    const { _aws: _units, ...told } = lines[0] ?? {};
    expect(told).toEqual({
      service: expect.any(String),
      QueueLag: [500, 0],
      Retries: [0, 1],
      Failures: [0, 1],
      DeadLetters: 1,
      RecordsRead: 1000,
      RecordsRejected: 3,
      ReceiptLag: 60_000,
    });
  });
});
