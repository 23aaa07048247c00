import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';
import type { Severity } from '../rules/finding.ts';

const presentationSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  /** The most warnings that one answer shows. */
  mostShown: z.int().positive(),
  /** Severities against which an order is kept only with a reason. */
  needsReason: z.array(
    z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder'] satisfies Severity[]),
  ),
  /** Reasons to choose from, as codings of one system. */
  overrideReasons: z.strictObject({
    system: z.url(),
    reasons: z.array(z.strictObject({ code: z.string().regex(/^[a-z-]+$/), words: wordsSchema })).min(1),
  }),
});

/** How warnings are shown: how many, which ask for a reason, and the reasons offered. */
export type Presentation = Readonly<z.infer<typeof presentationSchema>>;

/** Checks `knowledge/orders/presentation.json`. Throws one error that lists every mistake. */
export function parsePresentation(input: unknown): Presentation {
  const parsed = presentationSchema.safeParse(input);
  if (!parsed.success) throw new Error(`presentation of warnings: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
