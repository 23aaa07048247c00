import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';

const categorySchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  weight: z.int().positive(),
  /** Lighter forms of the same illness, which do not count beside this one. */
  instead_of: z.array(z.string().min(1)).optional(),
  /** Beginnings of diagnosis codes. */
  prefixes: z.array(z.string().min(1)).min(1),
});

const comorbiditySchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  certainty: z.enum(['high', 'medium', 'low']),
  categories: z
    .array(categorySchema)
    .refine((all) => isKnownByAll(all), { message: 'instead_of names a category that is not there' }),
});

/** Kinds of illness with weights, of which a comorbidity index is the sum: `knowledge/dip/comorbidity`. */
export type Comorbidity = Readonly<z.infer<typeof comorbiditySchema>>;

/** Checks a stored table. Throws one error that lists every mistake. */
export function parseComorbidity(input: unknown): Comorbidity {
  const parsed = comorbiditySchema.safeParse(input);
  if (!parsed.success) throw new Error(`comorbidity: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function isKnownByAll(all: readonly z.infer<typeof categorySchema>[]): boolean {
  const ids = new Set(all.map(({ id }) => id));
  return all.every(({ instead_of: lighter = [] }) => lighter.every((id) => ids.has(id)));
}
