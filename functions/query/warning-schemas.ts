import * as z from 'zod';
import { severities } from './summary-case-view.ts';
import { scopeViewSchema } from './summary-query.ts';
import { wordsViewSchema } from './summary-row.ts';

export const warningStates = ['unanswered', 'overridden', 'changed'] as const;

const rateSchema = z
  .strictObject({
    count: z.int(),
    of: z.int(),
    share: z.number(),
    low: z.number().meta({ description: '95% 置信区间（Wilson） 95 % score interval' }),
    high: z.number(),
  })
  .nullable();

const warningViewSchema = z.strictObject({
  id: z.string().meta({ description: '即 jr_id as jr_id' }),
  rule: z.string(),
  rule_name: wordsViewSchema.nullable(),
  department: z.string().nullable(),
  severity: severities,
  needs_reason: z.boolean(),
  amount_fen: z.int(),
  shown_at: z.iso.datetime(),
  channel: z.enum(['nhsa', 'cds-hooks']),
  state: z.enum(warningStates),
  reason: wordsViewSchema.nullable().meta({ description: '所选的理由 the reason that was chosen' }),
  reason_text: z.string().nullable().meta({ description: '自己写的理由 the reason in his own words' }),
  answered_at: z.iso.datetime().nullable(),
});

const ownRuleSchema = z.strictObject({
  rule: z.string(),
  rule_name: wordsViewSchema.nullable(),
  shown: z.int(),
  answered: z.int(),
  overridden: z.int(),
  changed: z.int(),
  override_rate: rateSchema,
  others_override_rate: rateSchema.meta({
    description:
      '同院其他医师坚持的比例，至少三人答复方告知 how often the others of the hospital went on; told where enough of them answered',
  }),
});

/** What a clinician was told while he ordered, and what he did. */
export const warningListSchema = z.strictObject({
  period: z.string(),
  rules: z.array(ownRuleSchema),
  reasons: z
    .array(z.strictObject({ code: z.string(), words: wordsViewSchema }))
    .meta({ description: '可选的理由 reasons to choose from' }),
  warnings: z.array(warningViewSchema),
  next: z.string().nullable(),
});

const tallySchema = z.strictObject({
  shown: z.int(),
  answered: z.int(),
  changed: z.int(),
  overridden: z.int(),
  overridden_with_reason: z.int(),
  unanswered: z.int(),
  answer_rate: rateSchema,
  override_rate: rateSchema,
  change_rate: rateSchema,
  reasons: z.array(
    z.strictObject({ code: z.string().nullable(), text: z.string().nullable(), times: z.int() }),
  ),
  severity: severities.nullable(),
  doctors: z.int().meta({ description: '作出答复的医师人数 different doctors who answered' }),
  amount_fen: z.int(),
  changed_amount_fen: z.int(),
});

const departmentTallySchema = z.strictObject({ department: z.string().nullable(), tally: tallySchema });

const proposalSchema = z.strictObject({
  rule: z.string(),
  department: z.string().nullable().meta({ description: 'null 为全院 null: the whole hospital' }),
  verdict: z.looseObject({ kind: z.enum(['mute', 'sharpen', 'make-blocking', 'keep']) }),
  tally: tallySchema,
  words: wordsViewSchema,
});

/** What became of a hospital's warnings: the figures of `sentinel warnings report`. */
export const warningSummarySchema = z.strictObject({
  of: scopeViewSchema,
  period: z.string(),
  thresholds: z.string(),
  total: tallySchema,
  departments: z.array(departmentTallySchema),
  rules: z.array(
    z.strictObject({ rule: z.string(), tally: tallySchema, departments: z.array(departmentTallySchema) }),
  ),
  proposals: z.array(proposalSchema).meta({ description: '由人决定 for a person to decide' }),
  reason_words: z.record(z.string(), wordsViewSchema),
  rule_names: z.record(z.string(), wordsViewSchema),
  department_names: z.record(z.string(), wordsViewSchema),
  references: z
    .array(z.looseObject({ measure: z.enum(['overridden', 'changed']), low: z.number(), high: z.number() }))
    .meta({ description: '他处所测，供参照 what others have measured' }),
});

export type WarningList = z.infer<typeof warningListSchema>;
export type WarningSummary = z.infer<typeof warningSummarySchema>;
