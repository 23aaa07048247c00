import type * as z from 'zod';
import { checkSchemeReferences, type SchemeIssue } from './check-scheme-references.ts';
import { type Scheme, schemeSchema } from './scheme.ts';

export type ParsedScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly issues: readonly SchemeIssue[] };

/** Reads a scheme's assembled files; a bad one is refused with every mistake of shape, else of reference. */
export function parseScheme(input: unknown): ParsedScheme {
  const parsed = schemeSchema.safeParse(input);
  if (!parsed.success) return { ok: false, issues: parsed.error.issues.map(shapeIssue) };
  const issues = checkSchemeReferences(parsed.data);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, scheme: parsed.data };
}

function shapeIssue(issue: z.core.$ZodIssue): SchemeIssue {
  return { path: issue.path.join('.'), message: issue.message };
}
