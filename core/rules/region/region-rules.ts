import * as z from 'zod';
import { type Words, wordsSchema } from '../../claims/words.ts';
import { exemptionFields } from '../exemption.ts';
import { knowledgeTableSchema } from '../knowledge-points.ts';
import { declarationSchema } from '../rule-declarations.ts';

/** Days of discharge on which a decision holds, who took it and why. */
const decision = {
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  by: z.string().min(1),
  why: z.string().min(1),
};

const unlimited: Words = {
  zh: '须写明医疗机构、科别或诊断；停用整条规则请用 changes 的 off',
  en: 'hospitals, departments or diagnoses must be given; a change switches a rule off',
};

const changeSchema = z.strictObject({
  ...decision,
  rule: z.string().min(1),
  /** The rule does not run. */
  off: z.literal(true).optional(),
  severity: declarationSchema.shape.severity.optional(),
  confidence: declarationSchema.shape.confidence.optional(),
  /** Takes the place of the parameters of the same names; the others stay. */
  parameters: declarationSchema.shape.parameters.optional(),
});

export const regionRulesSchema = z.strictObject({
  /** Six digits. */
  region: z.string().regex(/^\d{6}$/),
  title: wordsSchema,
  source: z.string().min(1),
  /** Rules of the region's own. */
  rules: z.array(declarationSchema).default([]),
  /** Other thresholds, severities, parameters for rules that are there. */
  changes: z.array(changeSchema).default([]),
  exemptions: z
    .array(
      z
        .strictObject({ ...exemptionFields, rules: z.array(z.string().min(1)).min(1) })
        .refine(({ hospitals, departments, diagnoses }) => hospitals ?? departments ?? diagnoses, {
          params: { words: unlimited },
          error: unlimited.en,
        }),
    )
    .default([]),
  /**
   * Tables of knowledge points. One with the id of a table that is there adds to it on the days on which it is
   * in force: for a code that both name, its rows stand instead.
   */
  points: z.array(knowledgeTableSchema).default([]),
});

/** What a region decided about its rules: one document, as an office uploads it. */
export type RegionRules = Readonly<z.infer<typeof regionRulesSchema>>;
export type RuleChange = RegionRules['changes'][number];

/** Checks the shape of a document. Throws one error that lists every mistake. */
export function parseRegionRules(input: unknown): RegionRules {
  const parsed = regionRulesSchema.safeParse(input);
  if (!parsed.success) throw new Error(`region rules: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
