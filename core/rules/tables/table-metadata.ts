import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';

export const code = z.string().min(1);
export const name = z.string().min(1);
export const sex = z.enum(['male', 'female']);

/** What every table of knowledge points says of itself, whatever its rows are. */
export const metadata = {
  /** Versions of one table share it; their effective dates do not overlap. */
  id: z.string().min(1),
  /** The rules that this table serves. */
  rules: z.array(z.string().min(1)).min(1),
  title: wordsSchema,
  source: z.string().min(1),
  effective_from: z.iso.date(),
  effective_to: z.iso.date().nullable(),
  certainty: z.enum(['high', 'medium', 'low']),
  /** The rule needs more than was published: what it awaits. */
  incomplete: z.literal(true).optional(),
};
