import { Hono } from 'hono';
import * as z from 'zod';
import { audienceOf } from '../../platform/access/alert-sight.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import type { LiveStore } from '../../platform/table/live.ts';

export const liveTicketSchema = z.strictObject({
  ticket: z.string(),
  /** One `$connect` spends it. */
  url: z.url().meta({ description: 'where to connect, ticket and all' }),
  expires_at: z.iso.datetime(),
});

export interface LiveTicketServices {
  readonly live: Pick<LiveStore, 'issue'>;
  /** `wss://…` */
  readonly liveUrl: string;
  readonly newTicket: () => string;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** A one-time ticket for the live connection, so that no token stands in a URL (docs/adr/0016). */
export function liveTicketRoutes({ live, liveUrl, newTicket, now }: LiveTicketServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', async (c) => {
    const ticket = newTicket();
    const seconds = Math.floor(Date.parse(now()) / 1000);
    const expires = await live.issue(ticket, audienceOf(c.var.caller), seconds);
    const url = `${liveUrl}?ticket=${ticket}`;
    return c.json({ ticket, url, expires_at: new Date(expires * 1000).toISOString() }, 201);
  });
}
