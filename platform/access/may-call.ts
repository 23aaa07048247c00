import * as z from 'zod';
import { type TrailAct, trailActs } from '../trail/trail-entry.ts';
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
      /** As what a call is kept in the trail; left out where it shows no case and changes nothing. */
      trail: z.enum(trailActs).optional(),
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

/** As what a call of the route is kept in the trail; `null` where it is not. */
export function trailActOf(route: string): TrailAct | null {
  return routes[route]?.trail ?? null;
}
