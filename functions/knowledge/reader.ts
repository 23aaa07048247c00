import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { regionOf } from '../../core/knowledge.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { regionOfCaller } from '../../platform/access/standing.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';

/** Who looks at knowledge: in the region of his hospital, or his office's. */
interface Reader {
  readonly region: string;
  /** Whether he may decide for the region. */
  readonly decides: boolean;
}

export interface KnowledgeEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & { readonly reader: Reader };
}

/** Says for which region somebody looks; an office of a region that is not registered finds nothing. */
export const identifyReader = (registers: Registers) =>
  createMiddleware<KnowledgeEnv>(async (c, next) => {
    const reader = readerOf(c.var.caller, registers);
    if (!reader) return problem('not-found');
    c.set('reader', reader);
    return next();
  });

export const knowledgeRoutes = () => new Hono<KnowledgeEnv>();
export type KnowledgeContext = Context<KnowledgeEnv>;

function readerOf(caller: Caller, registers: Registers): Reader | null {
  const region = regionOfCaller(caller);
  if (region !== null) return registers.regions.byCode.has(region) ? { region, decides: true } : null;
  return { region: regionOf(caller.hospital, registers).code, decides: false };
}

/** How whoever decided is called in what is kept of it: no two tokens have the same. */
export function nameOfCaller({ name, sub }: Caller): string {
  return name === undefined || name === sub ? sub : `${name} (${sub})`;
}

/** Whether a part of a path is a time as the store of dry runs names them. */
export const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
