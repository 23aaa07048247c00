import * as z from 'zod';
import { type Words, wordsSchema } from '../claims/words.ts';

const adviceSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  /** By rule id, where a rule wants more than its check says. */
  byRule: z.record(z.string().min(1), wordsSchema),
  /** By the key of a check. */
  byCheck: z.record(z.string().min(1), wordsSchema),
  /** For checks that only a region binds to orders. */
  otherwise: wordsSchema,
});

/** What to do instead of an order that is warned of. */
export type Advice = Readonly<z.infer<typeof adviceSchema>>;

/** Checks `knowledge/orders/advice.json`. Throws one error that lists every mistake. */
export function parseAdvice(input: unknown): Advice {
  const parsed = adviceSchema.safeParse(input);
  if (!parsed.success) throw new Error(`advice on orders: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** @param check the one that the rule is bound to */
export function adviceOn(rule: string, check: string | undefined, advice: Advice): Words {
  return advice.byRule[rule] ?? advice.byCheck[check ?? ''] ?? advice.otherwise;
}
