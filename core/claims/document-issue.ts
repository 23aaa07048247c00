import type * as z from 'zod';
import { shapeWords } from './shape-words.ts';
import type { Words } from './words.ts';

/** One mistake in a document that somebody wrote: where, and what. */
export interface DocumentIssue {
  /** Keys and, for lists, places from 0. */
  readonly path: readonly PropertyKey[];
  readonly words: Words;
}

export type CheckedDocument<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly DocumentIssue[] };

/** Checks a document by its schema: every mistake at once. */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): CheckedDocument<z.infer<Schema>> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path, words: shapeWords(issue) }));
  return { ok: false, issues };
}

/** One line with the place, entries of lists counted from 1, and both languages. */
export function documentIssueLine({ path, words: { zh, en } }: DocumentIssue): string {
  const place = path.map((key) => (typeof key === 'number' ? `#${key + 1}` : String(key))).join('.');
  return `${place === '' ? '' : `${place}: `}${zh} ${en}`;
}
