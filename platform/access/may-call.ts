import * as z from 'zod';
import access from './access.json' with { type: 'json' };
import type { Caller } from './caller.ts';
import { standingOf, standings } from './standing.ts';

const accessSchema = z.strictObject({
  circles: z.record(z.string(), z.array(z.enum(standings))),
  routes: z.record(
    z.string(),
    z.strictObject({
      for: z.string(),
      /** What others are told: by default the same as of what does not exist. */
      refusal: z.enum(['not-found', 'role-not-allowed']).default('not-found'),
    }),
  ),
});

const { circles, routes } = accessSchema.parse(access);

type RouteAccess = z.infer<typeof accessSchema>['routes'][string];

/**
 * Why the caller may not call a route; `null` where he may. What the list does not have is nobody's.
 * @param route `METHOD /path/{part}`
 */
export function refusalOf(caller: Caller, route: string): RouteAccess['refusal'] | null {
  const rule = routes[route];
  if (!rule) return 'not-found';
  return circles[rule.for]?.includes(standingOf(caller)) ? null : rule.refusal;
}
