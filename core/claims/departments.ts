import * as z from 'zod';
import { type Words, wordsSchema } from './words.ts';

const departmentsSchema = z.strictObject({
  id: z.string(),
  title: wordsSchema,
  source: z.string().min(1),
  departments: z.record(z.string(), wordsSchema),
});

/** Names of the national department codes (`dept`). */
export type Departments = ReadonlyMap<string, Words>;

/** Checks `knowledge/dictionaries/departments.json`. Throws one error that lists every mistake. */
export function parseDepartments(input: unknown): Departments {
  const parsed = departmentsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`departments: ${z.prettifyError(parsed.error)}`);
  return new Map(Object.entries(parsed.data.departments));
}
