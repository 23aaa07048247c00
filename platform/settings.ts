import * as z from 'zod';

/** Reads a handler's settings from its environment. Throws one error that says every mistake. */
export function readSettings<T extends z.ZodRawShape>(environment: NodeJS.ProcessEnv, shape: T) {
  const parsed = z.object(shape).safeParse(environment);
  if (!parsed.success) throw new Error(`settings of this function: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** A setting that must be there and not blank. */
export const required = z.string().min(1);
