import { describe, expect, it } from 'vitest';
import { emptyOutcome, outcomeOf } from '../../../core/chunk-outcome.ts';
import { rejectRecord } from '../../../core/claims/rejection.ts';
import { receiptOf } from '../../../functions/close/receipt.ts';
import { remarkOf } from '../../../platform/intake/remark.ts';
import type { PlannedBatch } from '../../../platform/table/batches.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';

const batch = (parts: Partial<PlannedBatch> = {}): PlannedBatch => ({
  id: '20260402000000-abcdefabcdef',
  hospital: 'H37130200901',
  key: 'incoming/H37130200901/march.csv',
  version: null,
  etag: 'e',
  size_bytes: 1,
  uploaded_at: '2026-04-02T00:00:00Z',
  seq: '2',
  status: 'closing',
  chunks: 1,
  records: 4,
  format: 'csv',
  encoding: 'gb18030',
  problems: [],
  notices: [],
  activations: null,
  planned_at: '2026-04-02T08:00:02.000Z',
  ...parts,
});
const months = ['2026-02', '2026-03'];
const keys = { rejected: 'receipts/r/rejected.ndjson', results: 'receipts/r/results.xlsx' };
const receipt = (parts: Partial<PlannedBatch> = {}, outcome = emptyOutcome) =>
  receiptOf(batch(parts), outcome, months, keys, '2026-04-02T00:01:00Z');

const outcome = outcomeOf(
  {
    read: 4,
    accepted: 2,
    rejected: 1,
    duplicate: 1,
    replaced: 1,
    superseded: 0,
    withdrawn: 0,
    withdrawn_unknown: 0,
  },
  [
    rejectRecord({
      file: 'f',
      line: 1,
      settlementId: null,
      faults: [{ field: null, value: null, code: 'bad-json' }],
      raw: '',
    }),
  ],
  [{ facts: caseFacts() }, { facts: caseFacts() }],
);

describe('receiptOf', () => {
  it('accounts for every record and sums up what was accepted', () => {
    expect(receipt({}, outcome)).toMatchObject({
      status: 'processed',
      file: 'incoming/H37130200901/march.csv',
      format: 'csv',
      encoding: 'gb18030',
      read: 4,
      accepted: 2,
      rejected: 1,
      duplicate: 1,
      replaced: 1,
      rejected_by_code: { 'bad-json': 1 },
      grouped: 2,
      total_weight: 3,
      cost_fen: 1_800_000,
      months,
      rejected_records: 'receipts/r/rejected.ndjson',
    });
  });

  it.each([
    ['processed', { records: 4 }],
    ['refused', { records: 0, problems: [remarkOf({ code: 'empty-file' })] }],
    ['incomplete', { records: 3, problems: [remarkOf({ code: 'truncated-gzip' })] }],
    ['processed', { records: 4, notices: [remarkOf({ code: 'unknown-columns', columns: ['x'] })] }],
  ] as const)('calls the file %s', (status, parts) => {
    expect(receipt(parts).status).toBe(status);
  });

  it('explains a refusal in both languages', () => {
    const [problem] = receipt({ records: 0, problems: [remarkOf({ code: 'empty-file' })] }).problems;
    expect(problem).toEqual({ code: 'empty-file', message: { zh: '文件为空。', en: 'The file is empty.' } });
  });
});
