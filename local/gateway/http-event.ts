import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { LOCAL_ACCOUNT_ID } from '../physical-attributes.ts';

export type Claims = Readonly<Record<string, string>>;

/** What is known of a request when its route is found. */
export interface RoutedRequest {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  /** Without query, percent signs undone. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly apiId: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
  /** Of the token, where the route asks for one. */
  readonly claims: Claims | undefined;
}

type HttpEvent = APIGatewayProxyEventV2 | APIGatewayProxyEventV2WithJWTAuthorizer;

/** What an HTTP API invokes a function with, payload format 2.0: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function httpEvent(routed: RoutedRequest): HttpEvent {
  const { request, body, path, query, routeKey, pathParameters } = routed;
  const cookies = request.headers.cookie?.split('; ');
  const isBase64Encoded = body.length > 0 && !isText(request.headers['content-type']);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies && { cookies }),
    headers: headersOf(request),
    ...(query && { queryStringParameters: queryParameters(query) }),
    requestContext: requestContext(routed),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    ...(pathParameters && { pathParameters }),
    isBase64Encoded,
  };
}

function requestContext({ request, path, apiId, routeKey, claims }: RoutedRequest) {
  const now = new Date();
  const domainName = request.headers.host ?? '';
  return {
    accountId: LOCAL_ACCOUNT_ID,
    apiId,
    ...(claims && {
      authorizer: { jwt: { claims, scopes: null }, principalId: '', integrationLatency: 0 },
    }),
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    http: {
      method: request.method ?? '',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey,
    stage: '$default',
    time: logTime(now),
    timeEpoch: now.getTime(),
  } as unknown as HttpEvent['requestContext'] & APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'];
}

/** What concerns the connection, and what stands in the event by itself. */
const LEFT_OUT = new Set(['connection', 'cookie', 'keep-alive', 'transfer-encoding', 'upgrade']);

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-port': String(request.socket.localPort),
    'x-forwarded-proto': 'http',
  };
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (values && !LEFT_OUT.has(name)) headers[name] = values.join(',');
  }
  return headers;
}

function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  return parameters;
}

/**
 * AWS names no list; this is what it was seen to do. All else is base64, also `application/fhir+json`,
 * forms, and a body without a type.
 */
const TEXT_TYPE = /^\s*(text\/[^;]+|application\/(json|xml|javascript))\s*(;|$)/i;

function isText(contentType: string | undefined): boolean {
  return contentType !== undefined && TEXT_TYPE.test(contentType);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As in access logs: `12/Mar/2020:19:03:58 +0000`. */
export function logTime(at: Date): string {
  const [year, , day, ...clock] = at.toISOString().split(/[-T:.]/);
  return `${day}/${MONTHS[at.getUTCMonth()]}/${year}:${clock.slice(0, 3).join(':')} +0000`;
}
