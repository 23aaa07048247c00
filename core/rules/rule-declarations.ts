import * as z from 'zod';
import type { CareSetting } from '../claims/care-setting.ts';
import { wordsSchema } from '../claims/words.ts';
import { exemptionSchema } from './exemption.ts';
import type { RuleCategory, Severity, Stage } from './finding.ts';

export const declarationSchema = z.strictObject({
  /** The national code where the rule is national, else `DS-…`. One of `ZB…` is an indicator's: see {@link isMark}. */
  id: z.string().regex(/^((GZ|ZB)\d{14}|DS-[A-Z0-9-]+)$/),
  /** The implementation it is bound to: a key of `checks`. */
  check: z.string().min(1),
  name: wordsSchema,
  category: z.enum(['policy', 'management', 'medical', 'drg-dip'] satisfies RuleCategory[]),
  /** The moment it is published for. It is asked after the fact, too, unless it is for orders only. */
  stage: z.enum(['before', 'during', 'after'] satisfies Stage[]),
  /** Of a rule for after the fact: earlier moments at which it has all it needs, and helps more. */
  alsoAt: z
    .array(z.enum(['before', 'during'] satisfies Stage[]))
    .min(1)
    .optional(),
  /** Of a rule that rests on what no bill tells, or that comes too late on one: it is asked of orders alone. */
  ordersOnly: z.literal(true).optional(),
  severity: z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder'] satisfies Severity[]),
  confidence: z.number().min(0).max(1),
  /** Articles as `条例 38(3)`: 医疗保障基金使用监督管理条例, article 38, item 3. */
  legalBasis: z.array(z.string().regex(/^条例 \d+(\(\d\))?$/)),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
  source: z.string().min(1),
  /** What it looks at; by default stays and bills alike where its check reads lines, else stays alone. */
  care: z
    .array(z.enum(['inpatient', 'outpatient', 'pharmacy'] satisfies CareSetting[]))
    .min(1)
    .optional(),
  parameters: z.record(z.string(), z.unknown()),
  /** What a region must supply before the rule can run, for rules whose tables nobody has published. */
  awaits: wordsSchema.optional(),
  exemptions: z.array(exemptionSchema).optional(),
});

/**
 * What is declared of a rule, kept as knowledge: who it is, what it rests on, how strict it is. A region
 * changes it without touching code.
 */
export type RuleDeclaration = Readonly<z.infer<typeof declarationSchema>>;

/** Whether it only marks cases for an indicator to count: no finding, no verdict, no money. */
export function isMark({ id }: RuleDeclaration): boolean {
  return id.startsWith('ZB');
}

const declarationsSchema = z.array(declarationSchema);

/** Checks the stored declarations. Throws one error that lists every mistake. */
export function parseRuleDeclarations(input: unknown): readonly RuleDeclaration[] {
  const parsed = declarationsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`rule declarations: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
