import * as z from 'zod';
import type { Receipt } from '../close/receipt.ts';
import { batchViewSchema } from './batch-view.ts';

const count = z.int();
const tally = z.record(z.string(), z.number());
const { problems, notices, parts } = batchViewSchema.shape;

/** What the office gets back for a file, as it is stored. */
export const receiptSchema = z.strictObject({
  batch: z.string(),
  hospital: z.string(),
  file: z.string(),
  uploaded_at: z.string(),
  closed_at: z.string(),
  status: z.enum(['processed', 'incomplete', 'refused', 'waiting']),
  format: z.string().nullable(),
  encoding: z.string().nullable(),
  problems,
  notices,
  parts,
  joined_with: z
    .string()
    .optional()
    .meta({ description: '与之合并处理的另一文件；the other file, where cases and fee lines came in two' }),
  fee_lines: z
    .strictObject({ read: count, joined: count, orphaned: count, cases_without: count })
    .optional()
    .meta({ description: '费用明细单独成文件时；where fee lines stand apart: read = joined + orphaned' }),
  read: count.meta({ description: 'accepted + rejected + duplicate' }),
  accepted: count,
  rejected: count,
  duplicate: count,
  replaced: count,
  superseded: count,
  withdrawn: count.meta({
    description: '接收的记录中撤销清单的 of the accepted, those that withdraw a list',
  }),
  withdrawn_unknown: count.meta({
    description: '其中撤销前未曾计入的 of these, of cases that had not been counted',
  }),
  rejected_by_code: tally,
  grouped: count,
  grouped_share: z.number().nullable(),
  total_weight: z.number(),
  cmi: z.number().nullable(),
  cost_fen: count,
  payment_fen: count,
  balance_fen: count,
  unpriced: z.strictObject({ cases: count, cost_fen: count }),
  average_cost_fen: z.number().nullable(),
  average_los_days: z.number().nullable(),
  deaths: count,
  outliers: z.strictObject({ high: count, low: count }),
  outpatient: z.strictObject({ bills: count, cost_fen: count }),
  flagged_cases: count,
  amount_identified_fen: count,
  findings: z.strictObject({
    by_rule: tally,
    by_severity: tally,
    amount_fen_by_rule: tally,
    amount_fen_by_severity: tally,
  }),
  marks: tally,
  verdicts: z.strictObject({ pass: count, fail: count, no_data: count }),
  months: z.array(z.string()),
  rejected_records: z.string(),
  results_workbook: z
    .string()
    .optional()
    .meta({ description: '结果工作簿；其链接见 results the workbook; /results has a link to it' }),
}) satisfies z.ZodType<unknown, Receipt>;
