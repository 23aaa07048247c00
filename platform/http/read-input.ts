import type { Context } from 'hono';
import type * as z from 'zod';
import { shapeWords } from '../../core/claims/shape-words.ts';
import { type Mistake, problem } from './problem.ts';

/** What was sent, or the answer that refuses it. */
export type Input<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Response };

/** The query by a strict schema. Whatever it says, it says once. */
export function readQuery<S extends z.ZodType>(c: Context, schema: S): Input<z.infer<S>> {
  const repeated = Object.entries(c.req.queries()).filter(([, values]) => values.length > 1);
  return checked(
    schema,
    c.req.query(),
    repeated.map(([at, values]) => ({ at, value: values.join(', '), words: onceWords })),
  );
}

/** The JSON body by a strict schema; how long it may be is for the route's body limit. */
export async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<Input<z.infer<S>>> {
  const text = await c.req.text();
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return { ok: false, refusal: problem('bad-request', [{ at: '', words: jsonWords }]) };
  }
  return checked(schema, sent);
}

const onceWords = { zh: '只能给一次', en: 'expected no more than once' };
const jsonWords = { zh: '请求正文应为 JSON', en: 'The body is not JSON' };

/** @param mistakes what is wrong already, whatever the schema says of the same names */
function checked<S extends z.ZodType>(
  schema: S,
  input: unknown,
  mistakes: readonly Mistake[] = [],
): Input<z.infer<S>> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success && mistakes.length === 0) return { ok: true, value: parsed.data };
  const known = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  const others = (parsed.error?.issues ?? [])
    .flatMap((issue) => mistakesOf(issue, input, known))
    .filter(({ at }) => !mistakes.some((one) => one.at === at));
  return { ok: false, refusal: problem('bad-request', [...mistakes, ...others]) };
}

/** @param known names that stand at the top */
function mistakesOf(issue: z.core.$ZodIssue, input: unknown, known: readonly string[]): readonly Mistake[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return mistakeAt(path, input, unknownWords(issue.path.length === 0 ? known : []));
    });
  return [mistakeAt(issue.path, input, shapeWords(issue))];
}

function unknownWords(known: readonly string[]): Mistake['words'] {
  if (known.length === 0) return { zh: '没有这一项', en: 'There is nothing of this name' };
  return {
    zh: `没有这一项，可用的有：${known.join('、')}`,
    en: `There is nothing of this name; known are: ${known.join(', ')}`,
  };
}

function mistakeAt(path: readonly PropertyKey[], input: unknown, words: Mistake['words']): Mistake {
  const sent = path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown>)?.[key], input);
  const value = typeof sent === 'string' ? sent : JSON.stringify(sent);
  return { at: path.join('.'), value, words };
}
