import * as z from 'zod';
import { wordsSchema } from '../../core/claims/words.ts';

/** Of the document as it is kept, layout aside. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const document = z
  .looseObject({ region: z.string() })
  .meta({ description: '地区规则文件，见 docs/region-rules.md the document of a region’s rules' });

export const documentSchema = z.strictObject({ hash, document: z.looseObject({}) });

export const checkSchema = z.union([
  z.strictObject({ document }),
  z
    .strictObject({ text: z.string().max(4_000_000) })
    .meta({ description: '文件原文，错误带行号 with lines' }),
]);

const place = z.array(z.union([z.string(), z.number()]));

export const checkedSchema = z.strictObject({
  is_sound: z.boolean(),
  document: z.looseObject({}).nullable().meta({ description: '检查通过的文件 the sound document' }),
  hash: hash.nullable(),
  mistakes: z.array(
    z.strictObject({
      code: z.string(),
      at: z.string().meta({ description: '如 changes.#2.parameters.failsWhen, counted from 1' }),
      path: place,
      line: z.number().nullable(),
      message: wordsSchema,
    }),
  ),
});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const dryRunRequestSchema = z.union([
  z.strictObject({ document, month }),
  z.strictObject({ document, batch: z.string().min(1).max(200) }),
]);

const tally = z.strictObject({ findings: z.number(), cases: z.number(), amount_fen: z.number() });
const difference = z.strictObject({
  findings: z.number(),
  examples: z.array(z.strictObject({ hospital: z.string(), setl_id: z.string() })),
});

const reportSchema = z.looseObject({
  month: z.string().nullable(),
  batch: z.string().nullable(),
  made_at: z.string(),
  hospitals: z.array(z.string()),
  cases: z.number(),
  is_whole: z.boolean().meta({ description: '否：超出病例或时间上限 false: stopped at its bounds' }),
  brought_forward_to: z
    .string()
    .nullable()
    .meta({ description: '未来生效的决定按此日起试算 decisions to come were tried as of this day' }),
  now: tally,
  next: tally,
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      name: wordsSchema,
      now: tally,
      next: tally,
      no_data: z.strictObject({ now: z.number(), next: z.number() }),
      added: difference,
      gone: difference,
      changed: difference,
    }),
  ),
});

export const dryRunSchema = z.strictObject({
  document: hash,
  at: instant,
  by: z.string().nullable(),
  state: z.enum(['running', 'done', 'failed']),
  report: reportSchema.nullable(),
});

export const rulesActivationRequestSchema = z.strictObject({
  document: hash,
  why: z.string().trim().min(1).max(1000),
  replaces: hash.nullable().meta({
    description: '所依据的现行文件，另有人启用则拒绝 the standing document the decision was made from',
  }),
  despite_dry_run: z.boolean().default(false),
});

export const standingSchema = z.strictObject({
  region: z.string(),
  region_name: wordsSchema,
  hash: hash.nullable(),
  document: z.looseObject({}).nullable(),
  activated: z.strictObject({ by: z.string(), at: z.string(), why: z.string().nullable() }).nullable(),
});

export const activationListSchema = z.strictObject({
  region: z.string(),
  activations: z.array(
    z.strictObject({
      kind: z.enum(['rules', 'scheme']),
      document: hash.nullable(),
      scheme: z.string().nullable(),
      from: z
        .string()
        .nullable()
        .meta({ description: '方案首个出院日 of a scheme; documents have their own days' }),
      by: z.string(),
      why: z.string().nullable(),
      at: z.string(),
      is_current: z.boolean(),
      dry_run: z
        .strictObject({
          made_at: z.string(),
          month: z.string().nullable(),
          cases: z.number(),
          findings_now: z.number().nullable(),
          findings_next: z.number().nullable(),
          changed: z.number().nullable().meta({ description: '换组病例 cases that change group' }),
        })
        .nullable(),
    }),
  ),
});

export type CheckedDocument = z.infer<typeof checkedSchema>;
export type DryRun = z.infer<typeof dryRunSchema>;
export type StandingRules = z.infer<typeof standingSchema>;
export type ActivationList = z.infer<typeof activationListSchema>;
