import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

const ruleWordsSchema = z.strictObject({
  /** What each check looks for, in plain words. */
  checks: z.record(z.string(), wordsSchema),
  /** What the parameters of checks are called; one name means the same in all of them. */
  /** What the values are called that a parameter may have, where it is one of some; one means the same in all of them. */
  values: z.record(z.string(), wordsSchema),
  parameters: z.record(z.string(), z.strictObject({ name: wordsSchema, unit: wordsSchema.optional() })),
});

/** How people speak of checks and of their parameters. */
export type RuleWords = Readonly<z.infer<typeof ruleWordsSchema>>;

/** Throws one error that lists every mistake. */
export function parseRuleWords(input: unknown): RuleWords {
  const parsed = ruleWordsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`rule words: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
