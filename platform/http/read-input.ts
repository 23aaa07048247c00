import type { Context } from 'hono';
import type * as z from 'zod';
import { type Mistake, problem } from './problem.ts';

/** What was sent, or the answer that refuses it. */
export type Input<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Response };

/** The query by a strict schema. */
export function readQuery<S extends z.ZodType>(c: Context, schema: S): Input<z.infer<S>> {
  return checked(schema, c.req.query());
}

/** The JSON body by a strict schema; how long it may be is for the route's body limit. */
export async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<Input<z.infer<S>>> {
  const text = await c.req.text();
  try {
    return checked(schema, JSON.parse(text));
  } catch {
    return { ok: false, refusal: problem('bad-request', [{ at: '', message: 'not JSON' }]) };
  }
}

function checked<S extends z.ZodType>(schema: S, input: unknown): Input<z.infer<S>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, refusal: problem('bad-request', parsed.error.issues.map(mistakeOf)) };
}

function mistakeOf({ path, message }: z.core.$ZodIssue): Mistake {
  return { at: path.join('.'), message };
}
