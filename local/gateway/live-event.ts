import { randomUUID } from 'node:crypto';
import { logTime } from './http-event.ts';
import type { LiveApi } from './read-live-api.ts';

/** What is known of a connection from its first request on. */
export interface Connection {
  readonly id: string;
  readonly connectedAt: Date;
  readonly domainName: string;
  readonly sourceIp: string;
  readonly userAgent: string;
}

/** What a WebSocket API invokes the function of `$connect` with: the handshake's headers, as sent, and its query. */
export function connectEvent(
  api: LiveApi,
  connection: Connection,
  rawHeaders: readonly string[],
  query: URLSearchParams,
): object {
  const headers = valuesByName(pairsOf(rawHeaders));
  const parameters = valuesByName([...query]);
  return {
    headers: lastOfEach(headers),
    multiValueHeaders: headers,
    ...(query.size > 0 && {
      queryStringParameters: lastOfEach(parameters),
      multiValueQueryStringParameters: parameters,
    }),
    requestContext: { routeKey: '$connect', eventType: 'CONNECT', ...requestContext(api, connection) },
    isBase64Encoded: false,
  };
}

/** What it invokes the function of `$disconnect` with, once, after the connection has ended. */
export function disconnectEvent(
  api: LiveApi,
  connection: Connection,
  statusCode: number,
  reason: string,
): object {
  const headers = { Host: connection.domainName, 'X-Forwarded-For': connection.sourceIp };
  return {
    headers,
    multiValueHeaders: valuesByName(Object.entries(headers)),
    requestContext: {
      routeKey: '$disconnect',
      eventType: 'DISCONNECT',
      disconnectStatusCode: statusCode,
      disconnectReason: reason,
      ...requestContext(api, connection),
    },
    isBase64Encoded: false,
  };
}

function requestContext(api: LiveApi, connection: Connection): object {
  const now = new Date();
  const requestId = randomUUID();
  return {
    apiId: api.id,
    connectedAt: connection.connectedAt.getTime(),
    connectionId: connection.id,
    domainName: connection.domainName,
    extendedRequestId: requestId,
    identity: { sourceIp: connection.sourceIp, userAgent: connection.userAgent },
    messageDirection: 'IN',
    requestId,
    requestTime: logTime(now),
    requestTimeEpoch: now.getTime(),
    stage: api.stage,
  };
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[2 * index] ?? '',
    rawHeaders[2 * index + 1] ?? '',
  ]);
}

function valuesByName(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const grouped = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries([...grouped].map(([name, group]) => [name, group.map(([, value]) => value)]));
}

function lastOfEach(values: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.at(-1) ?? '']));
}
