import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createMiddleware } from 'hono/factory';
import { type Caller, callerOf } from '../access/caller.ts';
import type { TrailSubject } from '../trail/trail-entry.ts';
import { problem } from './problem.ts';

/** What a hono app behind the HTTP API's JWT authorizer has at hand. */
export interface ApiEnv {
  Bindings: { readonly event: APIGatewayProxyEventV2 };
  Variables: {
    readonly caller: Caller;
    /** What an answer shows or has decided, for the trail: routes say it. */
    readonly told?: TrailSubject;
  };
}

/**
 * Lets nobody on whose verified token does not say who he is. What he is told is for him alone: on a computer that a
 * ward shares no browser may keep it.
 */
export const identifyCaller = createMiddleware<ApiEnv>(async (c, next) => {
  const { requestContext } = c.env.event as {
    requestContext: { authorizer?: { jwt?: { claims?: unknown } } };
  };
  const caller = callerOf(requestContext.authorizer?.jwt?.claims);
  if (!caller) return problem('claims-missing');
  c.set('caller', caller);
  await next();
  c.header('Cache-Control', 'no-store');
  return undefined;
});
