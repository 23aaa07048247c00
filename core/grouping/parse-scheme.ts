import type * as z from 'zod';
import { badReferenceWords } from './bad-reference-words.ts';
import { checkSchemeReferences } from './check-scheme-references.ts';
import { type Scheme, schemeSchema } from './scheme.ts';

/** One mistake in a scheme. */
interface SchemeIssue {
  /** Such as `adrgs.12.when` or `mdcs.Z`. */
  readonly path: string;
  readonly message: string;
}

export type ParsedScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly issues: readonly SchemeIssue[] };

/** Reads a scheme's assembled files; a bad one is refused with every mistake of shape, else of reference. */
export function parseScheme(input: unknown): ParsedScheme {
  const parsed = schemeSchema.safeParse(input);
  if (!parsed.success) return { ok: false, issues: parsed.error.issues.map(shapeIssue) };
  const issues = checkSchemeReferences(parsed.data).map((bad) => ({
    path: bad.path,
    message: badReferenceWords(bad).en,
  }));
  return issues.length > 0 ? { ok: false, issues } : { ok: true, scheme: parsed.data };
}

function shapeIssue(issue: z.core.$ZodIssue): SchemeIssue {
  return { path: issue.path.join('.'), message: issue.message };
}
