import * as z from 'zod';
import { lampSchema } from './lamp-schema.ts';
import { scopeViewSchema, withinViewSchema } from './summary-query.ts';
import { sidesShape, wordsViewSchema } from './summary-row.ts';

const rule = {
  rule: z.string(),
  findings: z.number(),
  cases: z.number(),
  amount_fen: z.number(),
  findings_before: z.number(),
};

const columnSchema = z.strictObject({
  indicator: z.string(),
  ...sidesShape,
  place: z
    .strictObject({ median: z.number(), percentile: z.number(), rank: z.number(), of: z.number() })
    .nullable()
    .meta({ description: '在同类单元中的位置 beside the other units that have enough cases' }),
  before: z.number().nullable(),
  year_before: z.number().nullable(),
  since_before: z.number().nullable().meta({ description: '环比 rise since, as a share' }),
  since_year_before: z.number().nullable().meta({ description: '同比 rise since a year before' }),
  lamp: lampSchema.nullable(),
  months: z.array(z.strictObject({ month: z.string(), value: z.number().nullable() })),
});

const groupShareSchema = z.strictObject({
  group: z.string(),
  name: wordsViewSchema.nullable(),
  cases: z.number(),
  share: z.number(),
  cost_fen: z.number(),
  average_cost_fen: z.number().nullable(),
  balance_fen: z.number(),
  cases_before: z.number(),
});

const conversationSchema = z.strictObject({
  indicator: z.string(),
  value: z.number(),
  reference: z.number(),
  times: z.number(),
  is_flagged: z.boolean(),
  is_sure: z.boolean().nullable(),
  advice: wordsViewSchema,
});

const header = {
  of: scopeViewSchema,
  within: withinViewSchema,
  kind: z.enum(['hospital', 'department', 'doctor', 'group', 'rule']),
  key: z.string(),
  name: wordsViewSchema.nullable(),
  period: z.string(),
};

/** A unit beside its peers and its own past. */
export const unitPortraitSchema = z.strictObject({
  ...header,
  columns: z.array(columnSchema),
  groups: z.array(groupShareSchema),
  rules: z.array(z.strictObject({ ...rule, name: wordsViewSchema.nullable() })),
  conversation: conversationSchema
    .nullable()
    .meta({ description: '是否建议面谈 whether to talk to a doctor' }),
});

/** What a rule found, where, and since when. */
export const rulePortraitSchema = z.strictObject({
  ...header,
  ...rule,
  of_cases: z.number().meta({ description: '所查病例与单据 cases and bills looked at' }),
  case_share: z.number().nullable(),
  amount_share: z.number().nullable(),
  amount_fen_before: z.number(),
  amount_fen_year_before: z.number(),
  findings_year_before: z.number(),
  concerned: z.array(
    z.strictObject({
      view: z.string(),
      units: z.array(
        z.strictObject({ key: z.string(), name: wordsViewSchema.nullable(), ...rule, share: z.number() }),
      ),
    }),
  ),
  months: z.array(z.strictObject({ month: z.string(), findings: z.number(), amount_fen: z.number() })),
});

export type UnitPortrait = z.infer<typeof unitPortraitSchema>;
export type RulePortraitAnswer = z.infer<typeof rulePortraitSchema>;
