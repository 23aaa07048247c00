import { createMiddleware } from 'hono/factory';
import { refusalOf } from '../access/may-call.ts';
import type { ApiEnv } from './api-env.ts';
import { problem } from './problem.ts';
import { routeOf } from './route-of.ts';

/** Lets nobody on who may not call the route: `platform/access/access.json` says who may. */
export const authorizeCaller = createMiddleware<ApiEnv>(async (c, next) => {
  const refusal = refusalOf(c.var.caller, routeOf(c));
  return refusal ? problem(refusal) : next();
});
