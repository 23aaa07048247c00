import * as z from 'zod';
import { actingRoles, actions } from '../../core/review/decision.ts';
import { outcomes, reviewStates } from '../../core/review/review.ts';
import type { Finding } from '../../core/rules/finding.ts';
import type { StoredFinding } from '../../platform/table/findings.ts';
import { findingSchema } from './case-schemas.ts';
import { severities } from './summary-case-view.ts';
import { scopeViewSchema, withinViewSchema } from './summary-query.ts';
import { wordsViewSchema } from './summary-row.ts';

const categories = z.enum(['policy', 'management', 'medical', 'drg-dip']);

const standShape = {
  state: z.enum(reviewStates),
  outcome: z.enum(outcomes).nullable(),
  decided_fen: z
    .number()
    .nullable()
    .meta({ description: '审核另定的金额 what somebody decided, where it is not amount_fen' }),
};

const findingRowSchema = z.strictObject({
  finding_id: z.string(),
  hospital: z.string(),
  setl_id: z.string(),
  rule_id: z.string(),
  severity: severities,
  department: z.string(),
  doctor: z.string().nullable(),
  group: z.string(),
  month: z.string().meta({ description: '出院月份 month of discharge' }),
  amount_fen: z.number(),
  confidence: z.number().nullable(),
  ...standShape,
});

export type FindingRow = z.infer<typeof findingRowSchema>;

const namedSchema = z.strictObject({ key: z.string(), name: wordsViewSchema.nullable() });

export const findingPageSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  period: z.string(),
  total: z.number().meta({ description: '符合条件的线索数 findings that were asked for, on all pages' }),
  findings: z.array(findingRowSchema),
  rules: z
    .array(z.strictObject({ ...namedSchema.shape, category: categories.nullable() }))
    .meta({ description: '本页规则的名称 what the rules of this page are called' }),
  departments: z.array(namedSchema),
  actions: z
    .array(z.strictObject({ state: z.enum(reviewStates), actions: z.array(z.enum(actions)) }))
    .meta({ description: '您在各状态下可做的 what you may do in each state' }),
  next: z.string().nullable(),
});

export type FindingPage = z.infer<typeof findingPageSchema>;

/** Money in fen: found, of what was confirmed, and of that what was settled. */
const moneyShape = {
  findings: z.number(),
  found_fen: z.number(),
  confirmed: z.number(),
  confirmed_fen: z.number(),
  recovered_fen: z.number().meta({ description: '已确认且办结的金额 confirmed and settled' }),
  rejected: z.number(),
};

export const findingSummarySchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  period: z.string(),
  total: z.strictObject({
    ...moneyShape,
    cases: z.number(),
    identified_fen: z
      .number()
      .meta({ description: '一条明细只计一次的金额 money with each fee line counted once' }),
  }),
  states: z.array(
    z.strictObject({ state: z.enum(reviewStates), findings: z.number(), found_fen: z.number() }),
  ),
  rules: z.array(z.strictObject({ ...namedSchema.shape, ...moneyShape })),
  departments: z.array(z.strictObject({ ...namedSchema.shape, ...moneyShape })),
});

export type FindingSummary = z.infer<typeof findingSummarySchema>;

const takenDecisionSchema = z.strictObject({
  action: z.enum(actions),
  by: z.string().meta({ description: '当时的姓名 the name at that time' }),
  sub: z
    .string()
    .nullable()
    .meta({ description: '令牌中的 sub；早前的记录没有 of the token; entries of former days have none' }),
  role: z.enum(actingRoles),
  at: z.string(),
  why: z.string(),
  attachments: z.array(z.string()),
  amount_fen: z.number().nullable(),
});

export const findingDetailSchema = z.strictObject({
  finding_id: z.string(),
  hospital: z.string(),
  setl_id: z.string(),
  finding: findingSchema
    .nullable()
    .meta({ description: '更正上传后不再存在时为 null null where a corrected upload has swept it away' }),
  amount_method: wordsViewSchema.nullable().meta({ description: '金额算法 how the money was computed' }),
  case: z.strictObject({
    scheme: z.string(),
    group: z.string().meta({ description: '付费的病组或病种 the group it is paid by' }),
    department: z.string(),
    department_name: wordsViewSchema.nullable(),
    doctor: z.string().nullable(),
    admitted_on: z.string(),
    discharged_on: z.string(),
    los_days: z.number(),
    cost_fen: z.number().nullable(),
    payment_fen: z.number().nullable(),
  }),
  ...standShape,
  largest_amount_fen: z
    .number()
    .meta({ description: '处理时可定的最高金额 the largest amount that a decision may settle' }),
  decisions: z.array(takenDecisionSchema),
  actions: z.array(z.enum(actions)).meta({ description: '您现在可做的 what you may do now' }),
});

export type FindingDetail = Omit<z.infer<typeof findingDetailSchema>, 'finding'> & {
  readonly finding: (Finding & Pick<StoredFinding, 'evidence_total'>) | null;
};

const decisionShape = {
  action: z.enum(actions),
  why: z.string().trim().min(1).max(1000),
  attachments: z
    .array(z.string().trim().min(1).max(200))
    .max(50)
    .default([])
    .meta({ description: '材料编号或存放处 numbers or places of papers, not the papers' }),
};

export const decisionBodySchema = z.strictObject({
  ...decisionShape,
  amount_fen: z.int().nonnegative().optional().meta({
    description:
      '应退金额，与线索金额不同时；限确认、维持、办结，不超过 largest_amount_fen what is to be paid back, where it is not what was found; with confirm, uphold and settle, up to largest_amount_fen',
  }),
});

/** More would not be done within the time that a request has. */
const mostAtOnce = 400;

export const bulkBodySchema = z.strictObject({
  findings: z
    .array(z.string().regex(/^[0-9a-f]{32}$/))
    .min(1)
    .max(mostAtOnce),
  ...decisionShape,
});

export const bulkAnswerSchema = z.strictObject({
  done: z.number(),
  refused: z.number(),
  findings: z.array(
    z.strictObject({
      finding_id: z.string(),
      done: z.boolean(),
      ...standShape,
      state: z.enum(reviewStates).nullable(),
      code: z.string().nullable(),
      titles: wordsViewSchema.nullable(),
    }),
  ),
});

export type BulkAnswer = z.infer<typeof bulkAnswerSchema>;
