import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';
import type { Severity } from '../../rules/finding.ts';

const shareSchema = z.number().min(0).max(1);
const severitiesSchema = z.array(
  z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder'] satisfies Severity[]),
);
const sourceSchema = z.string().min(1);

const thresholdsSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  version: z.string().min(1),
  effective_from: z.iso.date(),
  /** What others have measured, to read one's own figures against. */
  references: z.array(
    z.strictObject({
      measure: z.enum(['overridden', 'changed']),
      low: shareSchema,
      high: shareSchema,
      published: z.string().min(4),
      source: sourceSchema,
    }),
  ),
  interval: z.strictObject({ z: z.number().positive(), source: sourceSchema }),
  /** Below either, nothing is proposed. */
  enough: z.strictObject({
    answers: z.int().positive(),
    /** Of how many different doctors: one doctor's habit says little of a rule. */
    doctors: z.int().positive(),
    source: sourceSchema,
  }),
  /** `…_above` is asked of the lower limit of the interval, not of the share itself. */
  mute: z.strictObject({ overridden_above: shareSchema, severities: severitiesSchema, source: sourceSchema }),
  sharpen: z.strictObject({
    overridden_above: shareSchema,
    /** Of the overrides that gave a reason, those that gave this one. */
    same_reason_above: shareSchema,
    /** What to do about a reason, by its code. One that stands for no cause, such as `other`, has no remedy. */
    remedies: z.record(z.string(), wordsSchema),
    remedy_for_own_words: wordsSchema,
    source: sourceSchema,
  }),
  make_blocking: z.strictObject({
    changed_above: shareSchema,
    severities: severitiesSchema,
    source: sourceSchema,
  }),
  /** From this share of changed orders on, a warning earns its place. */
  useful: z.strictObject({ changed_from: shareSchema, source: sourceSchema }),
  reasons: z.strictObject({
    /** How many of the commonest are told. */
    told: z.int().positive(),
    /** A doctor's own words are told only when given this often: said once, they may speak of a patient. */
    least_times_of_a_text: z.int().min(2),
  }),
  muting: z.strictObject({ longest_days: z.int().positive(), source: sourceSchema }),
});

/** When the figures of a rule speak for muting, sharpening or blocking, and how long a muting may last. */
export type FatigueThresholds = Readonly<z.infer<typeof thresholdsSchema>>;

/** Checks `knowledge/orders/fatigue.json`. Throws one error that lists every mistake. */
export function parseFatigueThresholds(input: unknown): FatigueThresholds {
  const parsed = thresholdsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`fatigue thresholds: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
