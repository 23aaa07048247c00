import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Authorization, type Authorizer, tokenAuthorizer } from './authorize-token.ts';
import { crossOriginHeaders, preflight } from './cross-origin.ts';
import { routeFinder } from './find-route.ts';
import { answerOf, gatewayAnswer, type HttpAnswer, internalError } from './http-answer.ts';
import { httpEvent } from './http-event.ts';
import type { HttpApi, HttpRoute } from './read-http-api.ts';
import { readRequestBody } from './read-request-body.ts';

/** The largest event that a function takes, in bytes. */
const MAX_EVENT_BYTES = 6 * 2 ** 20;
/** Below this no body, however it is escaped, becomes an event over the limit. */
const SURELY_FITS_BYTES = MAX_EVENT_BYTES / 8;

const notFound = gatewayAnswer(404, 'Not Found');
const tooLarge = {
  ...gatewayAnswer(413, 'Request Entity Too Large'),
  // What is left of the request must not be taken for the next one.
  headers: { 'content-type': 'application/json', connection: 'close' },
};
const timedOut = gatewayAnswer(503, 'Service Unavailable');
const refusals = {
  unauthorized: {
    ...gatewayAnswer(401, 'Unauthorized'),
    headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
  },
  forbidden: gatewayAnswer(403, 'Forbidden'),
} as const;

const anyone: Authorization = { kind: 'allowed', claims: undefined };

/** Serves an HTTP API: finds the route, asks who is there, invokes the function, sends what it answered. */
export function answerHttp(
  api: HttpApi,
  invoke: (functionReference: string, event: unknown) => Promise<unknown>,
): RequestListener {
  const findRoute = routeFinder(api.routes);
  const authorizers = new Map<HttpRoute, Authorizer>();
  for (const route of api.routes) if (route.jwt) authorizers.set(route, tokenAuthorizer(route.jwt));
  const admit = async ({ headers }: IncomingMessage, route: HttpRoute): Promise<Authorization> => {
    const authorize = authorizers.get(route);
    return authorize ? authorize(headers.authorization, route.scopes) : anyone;
  };

  const answer = async (request: IncomingMessage): Promise<HttpAnswer> => {
    const { path, query } = partsOf(request.url ?? '/');
    if (path === undefined) return gatewayAnswer(400, 'Bad Request');
    const found = findRoute(request.method ?? '', path);
    if (!found && request.method === 'OPTIONS' && api.cors) return preflight(api.cors, request.headers);
    if (!found) return notFound;
    const { route, pathParameters } = found;

    const authorization = await admit(request, route);
    if (authorization.kind !== 'allowed') return refusals[authorization.kind];
    const body = await readRequestBody(request);
    if (body === 'too-large') return tooLarge;
    const { claims } = authorization;
    const routed = { apiId: api.id, routeKey: route.routeKey, pathParameters, claims };
    const event = httpEvent({ request, body, path, query, ...routed });
    if (isOverLimit(event, body.length)) return tooLarge;
    const answered = invoke(route.functionReference, event).then(answerOf, () => internalError);
    return withinTime(answered, route.timeoutMs);
  };

  return async (request, response) => {
    const answered = await answer(request).catch(() => internalError);
    send(request, response, answered, crossOriginHeaders(api.cors, request.headers.origin));
  };
}

function isOverLimit(event: object, bodyBytes: number): boolean {
  return bodyBytes > SURELY_FITS_BYTES && Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES;
}

function partsOf(url: string): { path: string | undefined; query: string } {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return { path: decoded(path), query: mark < 0 ? '' : url.slice(mark + 1) };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The function runs on after its caller has given up, as in AWS. */
async function withinTime(answered: Promise<HttpAnswer>, timeoutMs: number): Promise<HttpAnswer> {
  const { promise: late, resolve } = Promise.withResolvers<HttpAnswer>();
  const timer = setTimeout(() => resolve(timedOut), timeoutMs);
  const first = await Promise.race([answered, late]);
  clearTimeout(timer);
  return first;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answered: HttpAnswer,
  crossOrigin: Readonly<Record<string, string>>,
): void {
  const { status, headers, cookies, body } = answered;
  // A refusal may come before the body is read; the next request on this connection comes after it.
  if (!request.readableEnded && answered !== tooLarge) request.resume();
  response.writeHead(status, {
    ...headers,
    ...crossOrigin,
    ...(cookies && { 'set-cookie': [...cookies] }),
    ...(status !== 204 && { 'content-length': Buffer.byteLength(body) }),
  });
  response.end(body);
}
