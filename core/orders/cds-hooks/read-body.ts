import type * as z from 'zod';
import type { HookProblem } from './hook-problem.ts';

export type BodyReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly HookProblem[] };

/** Reads a JSON body by its schema; every mistake is named, what the schema does not know is ignored. */
export function readBody<T>(body: string, schema: z.ZodType<T>): BodyReading<T> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, problems: [{ code: 'bad-json', at: 'body' }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => problemOf(issue, json)) };
}

function problemOf(issue: z.core.$ZodIssue, json: unknown): HookProblem {
  if (issue.path.length === 0) return { code: 'bad-json', at: 'body' };
  const at = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return { code: isBlank(json, issue.path) ? 'field-missing' : 'bad-field', at: at.slice(1) };
}

/** JSON elements shall be neither null nor empty, says the specification. */
function isBlank(json: unknown, path: readonly PropertyKey[]): boolean {
  const value = path.reduce<unknown>((node, step) => (node as Record<PropertyKey, unknown>)?.[step], json);
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
