import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { refusalOf } from '../access/may-call.ts';
import type { ApiEnv } from './api-env.ts';
import { problem } from './problem.ts';

/** Lets nobody on who may not call the route: `platform/access/access.json` says who may. */
export const authorizeCaller = createMiddleware<ApiEnv>(async (c, next) => {
  const refusal = refusalOf(c.var.caller, routeOf(c));
  return refusal ? problem(refusal) : next();
});

/** The route that is going to answer, as `METHOD /path/{part}`; empty where none is. */
function routeOf(c: Context): string {
  const answering = matchedRoutes(c).find(({ method }) => method !== 'ALL');
  return answering ? `${answering.method} ${answering.path.replaceAll(/:(\w+)(\{\.\+\})?/g, '{$1}')}` : '';
}
