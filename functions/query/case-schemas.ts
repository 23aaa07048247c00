import * as z from 'zod';
import { caseStatuses, outliers, severities } from './summary-case-view.ts';
import { wordsViewSchema } from './summary-row.ts';

/** The record of `results.ndjson`, as far as clients may count on it, and what its department is called. */
export const caseResultSchema = z.looseObject({
  hospital: z.string(),
  setl_id: z.string(),
  status: z.enum(caseStatuses),
  scheme: z.string(),
  mdc: z.string(),
  adrg: z.string(),
  drg: z.string(),
  drg_payment_fen: z
    .number()
    .nullable()
    .meta({ description: '按 DRG 所付或应付 what the DRG pays or would pay' }),
  paid: z
    .strictObject({
      by: z.enum(['drg', 'dip']),
      scheme: z.string(),
      status: z.enum(caseStatuses),
      group: z.string(),
    })
    .meta({
      description: '据以付费的组，权重与金额均为其所有 the group that pays: weight and money are its',
    }),
  dip: z
    .looseObject({
      catalogue: z.string(),
      status: z.enum(caseStatuses),
      code: z.string(),
      score: z.number().nullable(),
      case_score: z.number().nullable(),
      payment_fen: z.number().nullable(),
    })
    .nullable()
    .meta({ description: 'DIP 病种，不论是否据以付费 the DIP group, whichever of the two pays' }),
  weight: z.number().nullable(),
  cost_fen: z.number().nullable(),
  payment_fen: z.number().nullable(),
  balance_fen: z.number().nullable(),
  outlier: z.enum(outliers),
  los_days: z.number(),
  department: z.string(),
  department_name: wordsViewSchema.nullable(),
  doctor: z.string().nullable(),
  admitted_on: z.string(),
  discharged_on: z.string(),
  verdicts: z.strictObject({ pass: z.number(), fail: z.number(), no_data: z.number() }),
  findings: z.array(z.string()).meta({ description: '发现的编号 ids of its findings' }),
  amount_identified_fen: z.number(),
});

const evidenceSchema = z.looseObject({
  kind: z.string(),
  ref: z.string(),
  text: wordsViewSchema,
});

/** The record of `findings.ndjson`, as far as clients may count on it. */
export const findingSchema = z.looseObject({
  finding_id: z.string(),
  hospital: z.string(),
  setl_id: z.string(),
  rule_id: z.string(),
  rule_name: wordsViewSchema,
  category: z.enum(['policy', 'management', 'medical', 'drg-dip']),
  severity: severities,
  confidence: z.number(),
  occurred_on: z.string(),
  evidence: z.array(evidenceSchema),
  evidence_total: z
    .number()
    .optional()
    .meta({ description: '证据多于一百条时的总数 where there are over a hundred' }),
  amount_fen: z.number(),
  legal_basis: z.array(z.string()),
});

export const caseFindingsSchema = z.strictObject({ findings: z.array(findingSchema) });
