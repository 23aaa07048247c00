import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The route that is going to answer, as `METHOD /path/{part}`; empty where none is. */
export function routeOf(c: Context): string {
  const answering = matchedRoutes(c).find(({ method }) => method !== 'ALL');
  return answering ? `${answering.method} ${answering.path.replaceAll(/:(\w+)(\{\.\+\})?/g, '{$1}')}` : '';
}
