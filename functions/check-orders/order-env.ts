import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Context } from 'hono';
import { hospitalOfClaims } from '../../platform/access/caller.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** What a route knows of its call. */
export interface OrderEnv {
  readonly Bindings: {
    /** Who called stands in it only where the gateway asked. */
    readonly event: Omit<Event, 'requestContext'> & {
      readonly requestContext: Omit<Event['requestContext'], 'authorizer'> &
        Partial<Pick<Event['requestContext'], 'authorizer'>>;
    };
  };
  readonly Variables: {
    /** Deadlines are counted from here. */
    readonly receivedAt: Date;
  };
}

/** What a hospital's system sends is some 100 KB; the gateway would let ten megabytes through. */
export const bodyMaxBytes = 1024 * 1024;

/** The hospital of the token that the gateway let in; `null` where it names none. */
export function hospitalOf(c: Context<OrderEnv>): string | null {
  return hospitalOfClaims(c.env.event.requestContext.authorizer?.jwt.claims);
}
