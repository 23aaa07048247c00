import * as z from 'zod';
import { wordsSchema } from '../../core/claims/words.ts';

const periodSchema = z.strictObject({
  from: z.string().nullable().meta({ description: '首个出院日；null 为自始 first day of discharge' }),
  until: z.string().nullable().meta({ description: '此日起改用其他方案 from this day another one' }),
});

const dryRunSchema = z.strictObject({
  made_at: z.string(),
  month: z.string(),
  cases: z.number(),
  changed: z.number(),
  share: z.number().nullable(),
  newly_ungroupable: z.number(),
  newly_grouped: z.number(),
  is_of_this_package: z.boolean(),
});

export const schemeListSchema = z.strictObject({
  region: z.string(),
  region_name: wordsSchema,
  schemes: z.array(
    z.strictObject({
      id: z.string(),
      version: z.string(),
      title: wordsSchema,
      region: z.string().meta({ description: 'CN 或地区代码 CN, or six digits' }),
      source: wordsSchema,
      effective_from: z.string(),
      effective_to: z.string().nullable(),
      diagnosis_codes: z.string(),
      procedure_codes: z.string(),
      mdcs: z.number(),
      adrgs: z.number(),
      drgs: z.number(),
      errata: z.array(z.strictObject({ id: z.string(), reading: z.string(), description: wordsSchema })),
      accepted: z
        .array(z.enum(['unreachable', 'unknown-codes']))
        .meta({ description: '公布文本中确认保留的疑点 oddities of the publication taken as meant' }),
      is_current: z.boolean().meta({ description: '本地区今日出院病例所用 of discharges of today' }),
      periods: z.array(periodSchema).meta({ description: '本地区何时使用 when the region groups by it' }),
      tariffs: z.array(
        z.strictObject({ id: z.string(), title: wordsSchema, groups_with_standard: z.number() }),
      ),
      upload: z
        .strictObject({ package: z.string(), dry_run: dryRunSchema.nullable() })
        .nullable()
        .meta({ description: '可供启用者 what an office may activate' }),
    }),
  ),
});

const reason = z.string().trim().min(1).max(1000);

export const schemeActivationSchema = z.strictObject({
  scheme: z.string().min(1).max(64),
  from: z.iso.date().meta({ description: '首个出院日 first day of discharge' }),
  why: reason,
  despite_dry_run: z.boolean().default(false),
});

/** What may stand in a key for a scheme: also one that came after the deployment. */
export const schemeIdPattern = /^\w[\w.-]{0,63}$/;

export const schemeDryRunRequestSchema = z.strictObject({
  scheme: z.string().regex(schemeIdPattern),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .meta({ description: '出院月份 month of discharge' }),
});

const titleSchema = wordsSchema.nullable();

const schemeReportSchema = z.strictObject({
  month: z.string(),
  made_at: z.string(),
  hospitals: z.array(z.string()),
  is_whole: z.boolean().meta({ description: '否：超出时间上限 false: stopped at its bound of time' }),
  cases: z.number(),
  changed: z.number(),
  share: z.number().nullable(),
  newly_ungroupable: z.number(),
  newly_grouped: z.number(),
  schemes_now: z
    .record(z.string(), z.number())
    .meta({ description: '病例现按何方案分组 cases by their scheme of today' }),
  changes: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      from_title: titleSchema,
      to_title: titleSchema,
      cases: z.number(),
      examples: z.array(z.strictObject({ hospital: z.string(), setl_id: z.string() })),
    }),
  ),
});

export const schemeDryRunSchema = z.strictObject({
  scheme: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  state: z.enum(['running', 'done', 'failed']),
  report: schemeReportSchema.nullable(),
});

export type SchemeDryRun = z.infer<typeof schemeDryRunSchema>;

export type SchemeList = z.infer<typeof schemeListSchema>;
