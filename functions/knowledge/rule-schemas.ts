import * as z from 'zod';
import { wordsSchema } from '../../core/claims/words.ts';

const ruleStates = ['in-force', 'needs-data', 'off', 'to-come', 'over'] as const;
const alterations = ['own', 'severity', 'confidence', 'parameters', 'exemptions', 'off'] as const;

const precisionSchema = z.strictObject({
  confirmed: z.number(),
  rejected: z.number(),
  declared: z.number().meta({ description: '规则声明的准确率 as the rule declares it' }),
  shown: z.number().meta({ description: '结合复核结果的准确率 with what people have decided' }),
});

const rule = {
  id: z.string(),
  name: wordsSchema,
  check: z.string(),
  category: z.enum(['policy', 'management', 'medical', 'drg-dip']),
  stage: z.enum(['before', 'during', 'after']),
  also_at: z.array(z.enum(['before', 'during'])),
  orders_only: z.boolean(),
  severity: z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder']),
  confidence: z.number(),
  legal_basis: z.array(z.string()),
  effective_from: z.string(),
  effective_to: z.string().nullable(),
  state: z.enum(ruleStates),
  altered: z.array(z.enum(alterations)).meta({ description: '地区的调整 what the region has made another' }),
  tables: z.number(),
  rows: z.number().meta({ description: '知识点条数 rows of its tables' }),
  precision: precisionSchema,
};

export const ruleListSchema = z.strictObject({
  region: z.string(),
  on: z.string().meta({ description: '按此出院日 as of this day of discharge' }),
  rules: z.array(z.strictObject(rule)),
});

const days = { from: z.string(), to: z.string().nullable() };
const decision = { ...days, by: z.string(), why: z.string() };

export const ruleSchema = z.strictObject({
  ...rule,
  region: z.string(),
  on: z.string(),
  national: z
    .strictObject({ severity: rule.severity, confidence: z.number() })
    .nullable()
    .meta({ description: '国家口径；自定规则为 null without the region; null of its own rules' }),
  looks_for: wordsSchema,
  source: z.string(),
  care: z.array(z.enum(['inpatient', 'outpatient', 'pharmacy'])).nullable(),
  awaits: wordsSchema.nullable().meta({ description: '尚待地区提供的数据 what a region must supply' }),
  parameters: z.array(
    z.strictObject({
      parameter: z.string(),
      name: wordsSchema.nullable(),
      unit: wordsSchema.nullable(),
      schema: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema' }),
      values: z
        .record(z.string(), wordsSchema)
        .meta({ description: '可选值的名称 what its values are called' }),
      value: z.unknown(),
      national: z.unknown().meta({ description: '国家口径的值 the value without the region' }),
    }),
  ),
  tables_used: z.array(
    z.strictObject({
      id: z.string(),
      title: wordsSchema,
      kind: z.string(),
      rows: z.number(),
      certainty: z.enum(['high', 'medium', 'low']),
      is_incomplete: z.boolean(),
      source: z.string(),
      ...days,
    }),
  ),
  changes: z
    .array(
      z.strictObject({
        ...decision,
        off: z.boolean(),
        severity: z.string().nullable(),
        confidence: z.number().nullable(),
        parameters: z.record(z.string(), z.unknown()).nullable(),
      }),
    )
    .meta({ description: '地区的决定 the region’s decisions, past and to come' }),
  exemptions: z.array(
    z.strictObject({
      ...decision,
      hospitals: z.array(z.string()).nullable(),
      departments: z.array(z.string()).nullable(),
      diagnoses: z.array(z.string()).nullable(),
    }),
  ),
});

export type RuleList = z.infer<typeof ruleListSchema>;
export type RuleView = z.infer<typeof ruleSchema>;
