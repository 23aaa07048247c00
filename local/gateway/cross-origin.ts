import type { IncomingHttpHeaders } from 'node:http';
import type { HttpAnswer } from './http-answer.ts';
import type { CorsRules } from './read-http-api.ts';

/** What a browser is told with every answer; nothing where its origin is not let in. */
export function crossOriginHeaders(
  rules: CorsRules | undefined,
  origin: string | undefined,
): Record<string, string> {
  const allowed = rules && origin !== undefined ? allowedOrigin(rules, origin) : undefined;
  if (!rules || !allowed) return {};
  return {
    'access-control-allow-origin': allowed,
    ...(rules.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(rules.ExposeHeaders.length > 0 && {
      'access-control-expose-headers': rules.ExposeHeaders.join(','),
    }),
  };
}

/** The gateway's own answer to the question a browser asks before it calls. */
export function preflight(rules: CorsRules, headers: IncomingHttpHeaders): HttpAnswer {
  const method = headers['access-control-request-method'];
  const isAllowed =
    allowedOrigin(rules, headers.origin ?? '') !== undefined &&
    (rules.AllowMethods.includes('*') || rules.AllowMethods.includes(method ?? ''));
  if (!isAllowed) return { status: 204, headers: {}, body: '' };
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': rules.AllowMethods.join(','),
      'access-control-allow-headers': rules.AllowHeaders.join(',').toLowerCase(),
      ...(rules.MaxAge !== undefined && { 'access-control-max-age': String(rules.MaxAge) }),
    },
    body: '',
  };
}

function allowedOrigin({ AllowOrigins }: CorsRules, origin: string): string | undefined {
  if (AllowOrigins.includes('*')) return '*';
  const scheme = origin.slice(0, origin.indexOf('://') + 3);
  return AllowOrigins.includes(origin) || AllowOrigins.includes(`${scheme}*`) ? origin : undefined;
}
